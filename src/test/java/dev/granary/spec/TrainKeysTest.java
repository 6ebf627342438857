package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.spec.ModelGateSpec.Metric;
import dev.granary.spec.TrainSpec.ClassWeights;
import dev.granary.spec.TrainSpec.Inputs;
import dev.granary.spec.TrainSpec.Model;
import dev.granary.spec.TrainSpec.Optimiser;
import dev.granary.spec.TrainSpec.Precision;
import dev.granary.spec.TrainSpec.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainKeysTest {
  private static final String SPLITS = "splits: {train: 0.9, validation: 0.1}\n";

  @TempDir Path folder;

  @Test
  void aSpecNeedNotTrain() {
    assertThat(SpecText.read(folder, SpecText.SMALLEST).train()).isEmpty();
  }

  @Test
  void aLabelIsEnough() {
    assertThat(SpecText.read(folder, SpecText.with(SPLITS + "train: {label: damage}")).train())
        .contains(
            new TrainSpec(
                "damage",
                Model.TABLE,
                List.of(),
                new TrainSpec.Splits("train", "validation"),
                0,
                10,
                List.of(64),
                new Inputs(4096, 16, 2),
                new Optimiser(Optimiser.Kind.ADAM, 0.002, 0.9),
                new Schedule(0, Schedule.Decay.COSINE),
                ClassWeights.SOFTENED,
                Precision.FLOAT32,
                100,
                List.of(),
                new ModelGateSpec(Metric.MACRO_F1, Optional.empty(), 0.01, Optional.empty())));
  }

  @Test
  void everythingMayBeSaid() {
    assertThat(
            SpecText.read(
                    folder,
                    SpecText.with(
                        """
                        splits: {learn: 0.9, judge: 0.1}
                        train:
                          label: damage
                          model: text
                          text: [speed]
                          split: learn
                          validation: judge
                          global_batch: 64
                          epochs: 3
                          hidden: [32, 16]
                          buckets: 1000
                          embedding: 4
                          words: 1
                          optimiser: momentum
                          learning_rate: 0.1
                          momentum: 0.8
                          warmup_steps: 5
                          decay: constant
                          class_weights: none
                          precision: bfloat16
                          checkpoint_every: 7
                          slices: [speed]
                          gate: {metric: log_loss, bound: 0.7, worse_by: 0.02, slice_worse_by: 0.1}
                        """))
                .train())
        .contains(
            new TrainSpec(
                "damage",
                Model.TEXT,
                List.of("speed"),
                new TrainSpec.Splits("learn", "judge"),
                64,
                3,
                List.of(32, 16),
                new Inputs(1000, 4, 1),
                new Optimiser(Optimiser.Kind.MOMENTUM, 0.1, 0.8),
                new Schedule(5, Schedule.Decay.CONSTANT),
                ClassWeights.NONE,
                Precision.BFLOAT16,
                7,
                List.of("speed"),
                new ModelGateSpec(Metric.LOG_LOSS, Optional.of(0.7), 0.02, Optional.of(0.1))));
  }

  @Test
  void trainingDoesNotChangeTheDigest() {
    assertThat(SpecText.read(folder, SpecText.with(SPLITS + "train: {label: damage}")).digest())
        .isEqualTo(SpecText.read(folder, SpecText.with(SPLITS)).digest());
  }

  @Test
  void splitsMustBeThere() {
    SpecText.assertRefused(
        folder,
        SpecText.with(SPLITS + "train: {label: damage, split: trian}"),
        "spec.yaml:14:24: train.split: there is no split \"trian\" (did you mean \"train\"?)");
    SpecText.assertRefused(
        folder,
        SpecText.with("train: {label: damage}"),
        "spec.yaml:13:1: train.validation: there is no split of this name, so say which one it is"
            + " (the splits are train)");
  }

  @Test
  void theLabelIsAFeature() {
    SpecText.assertRefused(
        folder,
        SpecText.with(SPLITS + "train: {label: damages, slices: [wings]}\nfeatures: {damage: {}}"),
        "spec.yaml:14:9: train.label: there is no feature \"damages\" (did you mean \"damage\"?)",
        "spec.yaml:14:34: train.slices[0]: there is no feature \"wings\" (the features are"
            + " damage)");
  }

  @Test
  void personalValuesAreNotShownAsSlices() {
    String personal =
        SpecText.with(SPLITS + "train: {label: damage, slices: [pace, speed]}\n")
            .replaceFirst("speed: \\{", "speed: {personal: true, ");
    SpecText.assertRefused(
        folder,
        personal
            + "features: {damage: {as: class}, pace: {from: speed, missing: omit}, speed: {missing: omit}}",
        "spec.yaml:14:24: train.slices: an evaluation shows the values of its slices, and those of"
            + " pace are personal",
        "spec.yaml:14:24: train.slices: an evaluation shows the values of its slices, and those of"
            + " speed are personal");
  }

  @Test
  void onlyATextModelReadsTextsAndItMust() {
    SpecText.assertRefused(
        folder,
        SpecText.with(SPLITS + "train: {label: damage, model: text}"),
        "spec.yaml:14:1: train.text: is missing (The features that a text model reads)");
    SpecText.assertRefused(
        folder,
        SpecText.with(SPLITS + "train: {label: damage, text: [speed]}"),
        "spec.yaml:14:24: train.text: is for the model text; this is table");
  }
}
