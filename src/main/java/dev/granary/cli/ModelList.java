package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.launch.model.Account;
import dev.granary.launch.model.DamagedModel;
import dev.granary.launch.model.Evaluated;
import dev.granary.launch.model.Metric;
import dev.granary.launch.model.ModelFiles;
import dev.granary.launch.model.Trainings;
import dev.granary.version.Models;
import dev.granary.version.TrainedModel;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The trainings of a dataset, for people and for programs. */
record ModelList(DatasetPlace place, Models models, List<Line> lines) {
  private static final String NOTHING = "–";

  /** One training, and how good its model is. */
  record Line(Account account, Optional<Evaluated> evaluated) {}

  static ModelList of(
      DatasetPlace place, Trainings trainings, List<Account> accounts, Models models)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Account account : accounts) {
      lines.add(new Line(account, evaluated(place, trainings, account)));
    }
    lines.sort(
        Comparator.<Line, Instant>comparing(line -> line.account().training().stamp().at())
            .reversed());
    return new ModelList(place, models, lines);
  }

  private static Optional<Evaluated> evaluated(
      DatasetPlace place, Trainings trainings, Account account) throws IOException {
    if (account.proof().isEmpty()) {
      return Optional.empty();
    }
    String folder = trainings.folder(account.training().name());
    try {
      return Optional.of(Evaluated.of(ModelFiles.evaluation(place.storage(), folder), folder));
    } catch (NoSuchFileException | DamagedModel goneOrOthers) {
      return Optional.empty();
    }
  }

  String text() {
    TextTable table =
        new TextTable("training", "state", "version", "begun", "accuracy", "macro F1", "log loss");
    for (Line line : lines) {
      table.add(
          line.account().training().name(),
          isServed(line) ? "served" : line.account().state(),
          line.account().training().handoff().version(),
          Moments.text(line.account().training().stamp().at()),
          shown(line, Metric.ACCURACY),
          shown(line, Metric.MACRO_F1),
          shown(line, Metric.LOG_LOSS));
    }
    return table.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("dataset", place.dataset())
            .put("served", models.promoted().map(TrainedModel::training).orElse(null));
    ArrayNode list = document.putArray("trainings");
    for (Line line : lines) {
      Account account = line.account();
      ObjectNode node =
          list.addObject()
              .put("training", account.training().name())
              .put("state", account.state())
              .put("served", isServed(line))
              .put("target", account.training().target())
              .put("version", account.training().handoff().version())
              .put("contentDigest", account.training().handoff().contentDigest())
              .put("begun", account.training().stamp().at().toString())
              .put("by", account.training().stamp().by())
              .put("starts", account.starts())
              .put("mostSteps", account.mostSteps());
      for (Metric metric : Metric.values()) {
        line.evaluated()
            .map(evaluated -> evaluated.overall(metric))
            .ifPresent(value -> value.ifPresent(number -> node.put(metric.word(), number)));
      }
    }
    return JsonText.of(document);
  }

  private boolean isServed(Line line) {
    return models
        .promoted()
        .filter(model -> model.training().equals(line.account().training().name()))
        .isPresent();
  }

  private static String shown(Line line, Metric metric) {
    return line.evaluated()
        .map(evaluated -> evaluated.overall(metric))
        .filter(OptionalDouble::isPresent)
        .map(value -> String.format(Locale.ROOT, "%.3f", value.getAsDouble()))
        .orElse(NOTHING);
  }
}
