package dev.granary.spec;

import dev.granary.spec.TrainSpec.ClassWeights;
import dev.granary.spec.TrainSpec.Inputs;
import dev.granary.spec.TrainSpec.Model;
import dev.granary.spec.TrainSpec.Optimiser;
import dev.granary.spec.TrainSpec.Precision;
import dev.granary.spec.TrainSpec.Schedule;
import java.util.List;
import java.util.Optional;

/** The keys of the training. */
final class TrainKeys {
  private static final Key<String> LABEL =
      Key.required("label", Name.FEATURE, "The feature to tell: one that is written as a class.");
  private static final Key<Model> MODEL =
      Key.of(
          "model",
          Choice.of(Model.class),
          Model.TABLE,
          "table reads every other feature, text reads the features under text.");
  private static final Key<List<String>> TEXT =
      Key.of("text", ListOf.any(Name.FEATURE), List.of(), "The features that a text model reads.");
  private static final Key<String> SPLIT =
      Key.of("split", Name.SPLIT, "train", "The split that teaches.");
  private static final Key<String> VALIDATION =
      Key.of("validation", Name.SPLIT, "validation", "The split that judges.");
  private static final Key<Long> GLOBAL_BATCH =
      Key.optional(
          "global_batch",
          new Whole(1, 1 << 30),
          "Records that all workers together take at a step; without this key as the shards say,"
              + " else 256.");
  private static final Key<Long> EPOCHS =
      Key.of("epochs", new Whole(1, 1_000_000), 10L, "How often the split is read.");
  private static final Key<List<Long>> HIDDEN =
      Key.of(
          "hidden",
          ListOf.any(new Whole(1, 1 << 16)),
          List.of(64L),
          "Widths of the layers between input and classes.");
  private static final Key<Long> BUCKETS =
      Key.of(
          "buckets",
          new Whole(2, 1 << 24),
          4096L,
          "So many embeddings share the texts of a feature, by their hashes.");
  private static final Key<Long> EMBEDDING =
      Key.of("embedding", new Whole(1, 4096), 16L, "Numbers in an embedding.");
  private static final Key<Long> WORDS =
      Key.of(
          "words",
          new Whole(1, 5),
          2L,
          "For a text model: the longest run of words that is one thing.");
  private static final Key<Optimiser.Kind> OPTIMISER =
      Key.of(
          "optimiser",
          Choice.of(Optimiser.Kind.class),
          Optimiser.Kind.ADAM,
          "How weights follow gradients.");
  private static final Key<Double> LEARNING_RATE =
      Key.of("learning_rate", Decimal.above(0, 1000), 0.002, "The highest learning rate.");
  private static final Key<Double> MOMENTUM =
      Key.of("momentum", Decimal.between(0, 1), 0.9, "For momentum: what is kept of a step.");
  private static final Key<Long> WARMUP_STEPS =
      Key.of(
          "warmup_steps",
          new Whole(0, Integer.MAX_VALUE),
          0L,
          "Steps in which the learning rate rises to its highest.");
  private static final Key<Schedule.Decay> DECAY =
      Key.of(
          "decay",
          Choice.of(Schedule.Decay.class),
          Schedule.Decay.COSINE,
          "How the learning rate goes down after that.");
  private static final Key<ClassWeights> CLASS_WEIGHTS =
      Key.of(
          "class_weights",
          Choice.of(ClassWeights.class),
          ClassWeights.SOFTENED,
          "balanced: each class as much as any other, by the weights that the version tells;"
              + " softened: by their square roots; none: every record the same.");
  private static final Key<Precision> PRECISION =
      Key.of(
          "precision",
          Choice.of(Precision.class),
          Precision.FLOAT32,
          "What layers compute in; weights are float32.");
  private static final Key<Long> CHECKPOINT_EVERY =
      Key.of(
          "checkpoint_every",
          new Whole(1, Integer.MAX_VALUE),
          100L,
          "Steps from one checkpoint to the next.");
  private static final Key<List<String>> SLICES =
      Key.of(
          "slices",
          ListOf.any(Name.FEATURE),
          List.of(),
          "Features by whose values the evaluation is split.");

  private static final Key<ModelGateSpec> GATE =
      Key.filled("gate", ModelGateKeys.SECTION, "What a model must reach before it is promoted.");

  static final Section<TrainSpec> SECTION =
      Section.of(
              List.of(
                  LABEL,
                  MODEL,
                  TEXT,
                  SPLIT,
                  VALIDATION,
                  GLOBAL_BATCH,
                  EPOCHS,
                  HIDDEN,
                  BUCKETS,
                  EMBEDDING,
                  WORDS,
                  OPTIMISER,
                  LEARNING_RATE,
                  MOMENTUM,
                  WARMUP_STEPS,
                  DECAY,
                  CLASS_WEIGHTS,
                  PRECISION,
                  CHECKPOINT_EVERY,
                  SLICES,
                  GATE),
              TrainKeys::build)
          .checking(TrainKeys::check);

  private TrainKeys() {}

  private static void check(Found found) {
    for (Key<String> key : List.of(SPLIT, VALIDATION)) {
      if (!found.has(key) && found.maybe(key).filter(found.names()::lacksSplit).isPresent()) {
        found
            .at(key)
            .refuse(
                "there is no split of this name, so say which one it is",
                DidYouMean.hint(key.name(), found.names().splits(), "the splits are"));
      }
    }
    found.maybe(SLICES).orElse(List.of()).stream()
        .filter(found.names()::isPersonalFeature)
        .forEach(
            slice ->
                found
                    .at(SLICES)
                    .refuse(
                        "an evaluation shows the values of its slices, and those of "
                            + slice
                            + " are personal"));
    found.maybe(TEXT).ifPresent(texts -> refuseLists(texts, found, TEXT));
    found.maybe(SLICES).ifPresent(slices -> refuseLists(slices, found, SLICES));
    found.maybe(LABEL).ifPresent(label -> refuseLists(List.of(label), found, LABEL));
    Optional<Model> model = found.maybe(MODEL);
    boolean reads = found.maybe(TEXT).filter(texts -> !texts.isEmpty()).isPresent();
    if (model.filter(Model.TEXT::equals).isPresent() && !reads) {
      found.refuseMissing(TEXT);
    } else if (model.filter(Model.TABLE::equals).isPresent() && reads) {
      found.at(TEXT).refuse("is for the model text; this is table");
    }
  }

  private static void refuseLists(List<String> features, Found found, Key<?> key) {
    features.stream()
        .filter(found.names()::isListFeature)
        .forEach(list -> found.at(key).refuse(list + " is a list; name features of one value"));
  }

  private static TrainSpec build(Found found) {
    return new TrainSpec(
        found.value(LABEL),
        found.value(MODEL),
        found.value(TEXT),
        new TrainSpec.Splits(found.value(SPLIT), found.value(VALIDATION)),
        Math.toIntExact(found.maybe(GLOBAL_BATCH).orElse(0L)),
        Math.toIntExact(found.value(EPOCHS)),
        found.value(HIDDEN).stream().map(Math::toIntExact).toList(),
        new Inputs(
            Math.toIntExact(found.value(BUCKETS)),
            Math.toIntExact(found.value(EMBEDDING)),
            Math.toIntExact(found.value(WORDS))),
        new Optimiser(found.value(OPTIMISER), found.value(LEARNING_RATE), found.value(MOMENTUM)),
        new Schedule(Math.toIntExact(found.value(WARMUP_STEPS)), found.value(DECAY)),
        found.value(CLASS_WEIGHTS),
        found.value(PRECISION),
        Math.toIntExact(found.value(CHECKPOINT_EVERY)),
        found.value(SLICES),
        found.value(GATE));
  }
}
