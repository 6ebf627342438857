package dev.granary.version;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that were promoted, one after the other, without those that were rolled back from. */
final class ModelLine {
  private final List<TrainedModel> line = new ArrayList<>();
  private final Map<String, TrainedModel> all = new LinkedHashMap<>();

  void promote(TrainedModel model) {
    all.put(model.training(), model);
    if (promoted().filter(model::equals).isEmpty()) {
      line.add(model);
    }
  }

  void rollBack(String to) {
    TrainedModel model = all.get(to);
    if (model == null) {
      return;
    }
    int at = line.lastIndexOf(model);
    if (at >= 0) {
      line.subList(at + 1, line.size()).clear();
    } else {
      line.add(model);
    }
  }

  /** One that was ever promoted. */
  Optional<TrainedModel> of(String training) {
    return Optional.ofNullable(all.get(training));
  }

  Optional<TrainedModel> promoted() {
    return line.isEmpty() ? Optional.empty() : Optional.of(line.get(line.size() - 1));
  }

  Optional<TrainedModel> before() {
    return line.size() < 2 ? Optional.empty() : Optional.of(line.get(line.size() - 2));
  }

  /** Whether the model to serve, or the one that a roll back leads to, was trained on a version. */
  boolean needs(VersionNumber version) {
    return line.stream()
        .skip(Math.max(0, line.size() - 2))
        .anyMatch(model -> model.version().equals(version));
  }
}
