package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.handoff.BegunSteps;
import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import dev.granary.handoff.RecordPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/** An example is not what the hand-off says of all: it is named, and nothing is learnt from it. */
class BrokenPromiseTest {
  private static final long TRAINED = 130;
  private static final String ITS_FILE = "strikes-train.tfrecord-00003-of-00012";
  private static final long EVALUATED = 1_000_030;

  @TempDir Path directory;

  @BeforeEach
  void requireNatives() {
    Natives.require();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("broken")
  void whatIsWrongInATrainingSplitIsNamed(Example broken, String problem) throws Exception {
    Lone lone = train(TRAINED, broken, VersionFixture.table(30));

    Path shard = directory.resolve("version").resolve(ITS_FILE);
    assertThat(lone.exit()).isEqualTo(73);
    assertThat(lone.event("failed").path("file").asText()).isEqualTo(shard.toString());
    assertThat(lone.event("failed").path("message").asText())
        .isEqualTo(
            "Record 9 of %s %s; the hand-off says otherwise: publish the version anew"
                .formatted(shard, problem));
  }

  /** A text model has no numbers to look at before the first step: it is found at one. */
  @Test
  void whatIsWrongIsFoundAtAStepToo() throws Exception {
    Lone lone = train(TRAINED, without("note"), VersionFixture.text(30));

    assertThat(lone.exit()).isEqualTo(73);
    assertThat(lone.events("step")).isNotEmpty();
    assertThat(lone.event("failed").path("message").asText()).contains("lacks the feature note");
    Handoff handoff = HandoffJson.read(directory.resolve("handoff.json"));
    List<Long> steps = GlobalBatches.of(handoff, "train", 0, 1).stepsOf(new RecordPlace(3, 9), 30);
    assertThat(BegunSteps.most(directory.resolve("training")))
        .as("the step that the record ended is among those that were begun, and the last")
        .isEqualTo(steps.get(0) + 1);
  }

  @Test
  void whatOnlyEvaluationReadsIsFoundThere() throws Exception {
    Lone lone = train(EVALUATED, without("species"), VersionFixture.text(5));

    assertThat(lone.exit()).isEqualTo(73);
    assertThat(lone.event("failed").path("message").asText())
        .startsWith("Record 5 of ")
        .contains("strikes-validation.tfrecord-00001-of-00012 lacks the feature species");
  }

  static Stream<Arguments> broken() {
    Feature two =
        Feature.newBuilder().setInt64List(Int64List.newBuilder().addValue(1).addValue(2)).build();
    Feature real = Feature.newBuilder().setFloatList(FloatList.newBuilder().addValue(1)).build();
    return Stream.of(
        Arguments.of(without("height"), "lacks the feature height"),
        Arguments.of(with("height", two), "holds 2 values of height, not one"),
        Arguments.of(with("height", real), "holds height as float, not int64"));
  }

  private static Example without(String feature) {
    Example.Builder example = VersionFixture.example(TRAINED).toBuilder();
    example.getFeaturesBuilder().removeFeature(feature);
    return example.build();
  }

  private static Example with(String feature, Feature value) {
    Features features =
        VersionFixture.example(TRAINED).getFeatures().toBuilder()
            .putFeature(feature, value)
            .build();
    return Example.newBuilder().setFeatures(features).build();
  }

  private Lone train(long id, Example broken, Handoff.Training training) throws IOException {
    VersionFixture version =
        new VersionFixture(directory.resolve("version"), "none")
            .holding(id, broken)
            .split("train", 12, 40, 1)
            .split("validation", 12, 25, 1_000_000);
    Path handoff =
        version.write(directory.resolve("handoff.json"), version.handoff(1, 12, 24, training));
    return Lone.train(directory.resolve("training"), handoff);
  }
}
