package dev.granary.train;

import dev.granary.handoff.Feature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is trained: how examples come in, what lies between, and what is to come out. */
record Model(Encoder encoder, Network network, Target target, List<Feature> slices) {
  Layout layout() {
    Layout layout = new Layout();
    encoder.addTo(layout);
    network.addTo(layout, encoder.width());
    return layout;
  }

  /** A mean and a scale for each number; never empty, since TensorFlow has no empty variables. */
  int normalisationSize() {
    return Math.max(1, 2 * encoder.numbers());
  }

  /** What a training step reads of an example. */
  List<Feature> trained() {
    return once(encoder.features(), target.features());
  }

  /** What evaluation reads of it. */
  List<Feature> evaluated() {
    return once(encoder.features(), target.features(), slices);
  }

  @SafeVarargs
  private static List<Feature> once(List<Feature>... lists) {
    Map<String, Feature> byName = new LinkedHashMap<>();
    for (List<Feature> list : lists) {
      list.forEach(feature -> byName.put(feature.name(), feature));
    }
    return List.copyOf(byName.values());
  }
}
