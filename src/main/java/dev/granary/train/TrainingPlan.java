package dev.granary.train;

import dev.granary.handoff.Feature;
import dev.granary.handoff.Handoff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a hand-off asks to be trained. */
final class TrainingPlan {
  private final Handoff handoff;
  private final Handoff.Training training;
  private final Handoff.Label label;
  private final Map<String, Feature> features;

  private TrainingPlan(Handoff handoff, Handoff.Training training, Handoff.Label label) {
    this.handoff = handoff;
    this.training = training;
    this.label = label;
    this.features =
        handoff.features().stream().collect(Collectors.toMap(Feature::name, Function.identity()));
  }

  static TrainingPlan of(Handoff handoff) {
    Handoff.Training training = handoff.training();
    Handoff.Label label = handoff.label();
    if (training == null || label == null) {
      throw WorkerFailed.of(
          FailureKind.SETTINGS,
          "The hand-off has no training or no label: it is for a trainer of your own");
    }
    return new TrainingPlan(handoff, training, label);
  }

  Handoff.Training training() {
    return training;
  }

  Model model() {
    Target target =
        new Target(
            feature(label.feature()),
            label.names(),
            classWeights(),
            Optional.ofNullable(handoff.weightFeature()).map(this::feature));
    Network network =
        new Network(
            training.hidden(),
            label.names().size(),
            Network.Precision.valueOf(training.precision().toUpperCase(Locale.ROOT)));
    List<Feature> slices = handoff.slices().stream().map(this::feature).toList();
    return new Model(encoder(target), network, target, slices);
  }

  private Encoder encoder(Target target) {
    if (training.model().equals("text")) {
      List<Feature> texts = training.textFeatures().stream().map(this::feature).toList();
      return new TextEncoder(texts, training.buckets(), training.embedding(), training.ngrams());
    }
    List<Feature> columns =
        handoff.features().stream()
            .filter(feature -> !target.features().contains(feature) && !feature.isList())
            .toList();
    return new TableEncoder(columns, training.buckets(), training.embedding());
  }

  private List<Float> classWeights() {
    return label.weights().stream()
        .map(
            weight ->
                switch (training.classWeights()) {
                  case "balanced" -> weight.floatValue();
                  case "softened" -> (float) Math.sqrt(weight);
                  default -> 1f;
                })
        .toList();
  }

  Optimiser optimiser() {
    return training.optimiser().equals("adam")
        ? new Optimiser.Adam()
        : new Optimiser.Momentum((float) training.momentum());
  }

  LearningRate learningRate() {
    return new LearningRate(
        training.learningRate(),
        training.warmupSteps(),
        training.steps(),
        training.decay().equals("cosine"));
  }

  /**
   * The same for all workers of a training and all times that it is gone on with, by any number of
   * workers, and no other.
   */
  String identity() {
    String all =
        String.join(
            "\n",
            handoff.contentDigest(),
            Long.toString(handoff.seed()),
            Integer.toString(handoff.globalBatch()),
            Integer.toString(handoff.lanes()),
            String.valueOf(label),
            String.valueOf(handoff.features()),
            String.valueOf(handoff.weightFeature()),
            training.toString());
    return Checkpoints.digest(all.getBytes(StandardCharsets.UTF_8));
  }

  private Feature feature(String name) {
    Feature feature = features.get(name);
    if (feature == null) {
      throw WorkerFailed.of(
          FailureKind.SETTINGS, "The hand-off names the feature " + name + ", but has none such");
    }
    return feature;
  }
}
