package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.handoff.Handoff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.Event;
import org.tensorflow.types.TString;

/** One worker, from a hand-off to what it leaves. */
class TrainingTest {
  @TempDir Path directory;
  private Path training;

  @BeforeEach
  void chooseDirectory() {
    Natives.require();
    training = directory.resolve("training");
  }

  @Test
  void aTableIsLearnedAndWhatIsLeftSaysSo() throws Exception {
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    Lone lone =
        Lone.train(
            training,
            version.write(
                directory.resolve("handoff.json"),
                version.handoff(1, 12, 24, VersionFixture.table(100))));

    assertThat(lone.exit()).isZero();
    JsonNode evaluation = new ObjectMapper().readTree(training.resolve("evaluation.json").toFile());
    assertThat(evaluation.path("records").asLong()).isEqualTo(300);
    assertThat(evaluation.at("/overall/n").asLong()).isEqualTo(300);
    assertThat(evaluation.at("/overall/accuracy/value").asDouble()).isGreaterThan(0.9);
    assertThat(evaluation.at("/slices/0/feature").asText()).isEqualTo("size");
    assertThat(evaluation.at("/slices/0/values"))
        .extracting(value -> value.path("value").asText())
        .containsExactlyInAnyOrderElementsOf(VersionFixture.SIZES);
    assertThat(events(training.resolve("events/process-0")))
        .filteredOn(
            event ->
                event.getSummary().getValueList().stream().anyMatch(v -> v.getTag().equals("loss")))
        .extracting(Event::getStep)
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 99L);
    assertThat(events(training.resolve("events/validation")))
        .anySatisfy(
            event ->
                assertThat(event.getSummary().getValueList())
                    .extracting(org.tensorflow.proto.Summary.Value::getTag)
                    .contains("accuracy", "slice/size/Large/macro_f1"));
    assertThat(lone.event("exported").path("directory").asText())
        .isEqualTo(training.resolve("saved_model").toString());
  }

  /** Loaded as anybody would, and judged anew by counting. */
  @Test
  void theExportedModelIsTheOneThatWasJudged() throws Exception {
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    Handoff.Training half = VersionFixture.table(20);
    Handoff handoff = version.handoff(1, 12, 24, half);
    assertThat(
            Lone.train(training, version.write(directory.resolve("handoff.json"), handoff)).exit())
        .isZero();

    double right = 0;
    try (SavedModelBundle model =
            SavedModelBundle.load(training.resolve("saved_model").toString(), "serve");
        TString examples =
            Batch.tensor(
                LongStream.range(1_000_000, 1_000_300)
                    .mapToObj(id -> VersionFixture.example(id).toByteArray())
                    .toArray(byte[][]::new));
        Result result = model.function("serving_default").call(Map.of("examples", examples))) {
      TString labels = (TString) result.get("labels").orElseThrow();
      for (int i = 0; i < 300; i++) {
        long damage =
            VersionFixture.example(1_000_000 + i)
                .getFeatures()
                .getFeatureOrThrow("damage")
                .getInt64List()
                .getValue(0);
        right += labels.getObject(i).equals(VersionFixture.DAMAGES.get((int) damage)) ? 1 : 0;
      }
    }
    JsonNode evaluation = new ObjectMapper().readTree(training.resolve("evaluation.json").toFile());
    assertThat(evaluation.at("/overall/accuracy/value").asDouble())
        .isEqualTo(right / 300)
        .isLessThan(1);
  }

  @Test
  void halfPrecisionLearnsNearlyTheSame() throws Exception {
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    Lone lone =
        Lone.train(
            training,
            version.write(
                directory.resolve("handoff.json"),
                version.handoff(1, 12, 24, VersionFixture.inBfloat16(100))));

    assertThat(lone.exit()).isZero();
    assertThat(lone.event("evaluated").path("accuracy").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void wordsAreLearnedFromPackedShardsToo() throws Exception {
    VersionFixture version = VersionFixture.small(directory.resolve("version"), "gzip");
    Lone lone =
        Lone.train(
            training,
            version.write(
                directory.resolve("handoff.json"),
                version.handoff(1, 12, 24, VersionFixture.text(200))));

    assertThat(lone.exit()).isZero();
    assertThat(lone.event("evaluated").path("accuracy").asDouble()).isGreaterThan(0.95);
  }

  static List<Event> events(Path directory) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
          byte[] payload = new byte[(int) bytes.getLong()];
          bytes.getInt();
          bytes.get(payload);
          assertThat(bytes.getInt()).isEqualTo(MaskedCrc.of(payload, 0, payload.length));
          events.add(Event.parseFrom(payload));
        }
      }
    }
    return events;
  }
}
