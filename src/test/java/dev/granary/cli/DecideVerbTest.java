package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import dev.granary.launch.model.Training;
import dev.granary.launch.model.TrainingEnd;
import dev.granary.launch.model.Trainings;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training was on a version of 400 rows; then the rows change. Nothing is trained here. */
class DecideVerbTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: table, files: rows.csv, key: [id], licence: synthetic}
      schema:
        id: {type: int}
        speed: {type: int}
        label: {type: string, domain: [b, a]}
      splits: {train: 0.75, validation: 0.25}
      features: {speed: {}, label: {as: class}}
      gates: {drift: {unjudged: [id], limits: {jensen_shannon: {fail: 2}}}}
      publish: {root: out, keep: 1}
      train: {label: label, global_batch: 5, epochs: 2}
      retrain: {drift: off, erasures: 20}
      """;

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
    rows(0, 400, 50);
    tell(0, "run");
  }

  @Test
  void withoutATrainingOneIsDue() throws IOException {
    assertThat(tell(8, "decide", "--exit-code"))
        .isEqualTo("rows 1.0.0: train: no training has come to its end yet.\n");
    assertThat(decision().path("decision").asText()).isEqualTo("train");
  }

  @Test
  void aVersionThatWasTrainedOnIsLeft() throws IOException {
    trained(400, TrainingEnd.Outcome.FINISHED);

    assertThat(tell(0, "decide", "--exit-code"))
        .isEqualTo("rows 1.0.0: do not train: training 1.0.0-001 was on this version.\n");
    assertThat(decision().path("trained").path("version").asText()).isEqualTo("1.0.0");
  }

  @Test
  void aTrainingThatFailedDoesNotCount() throws IOException {
    trained(0, TrainingEnd.Outcome.FAILED);

    assertThat(tell(8, "decide", "--exit-code")).contains("no training has come to its end yet");
  }

  @Test
  void fewNewRecordsAreNoReasonAndManyAre() throws IOException {
    trained(0, TrainingEnd.Outcome.FINISHED);
    rows(0, 410, 50);
    tell(0, "run");
    assertThat(tell(0, "decide", "--exit-code"))
        .startsWith("rows 1.0.1: do not train: nothing asks for it since 1.0.0-001, on 1.0.0.")
        .containsPattern("new_share +no +10 of 410 records are new +5.0%");

    rows(0, 450, 50);
    tell(0, "run");
    assertThat(tell(8, "decide", "--exit-code"))
        .startsWith("rows 1.0.2: train: new_share (50 of 450 records are new) since 1.0.0-001");
  }

  @Test
  void recordsThatAreReadNoMoreWereErased() throws IOException {
    trained(0, TrainingEnd.Outcome.FINISHED);
    rows(20, 400, 50);
    tell(0, "run");

    assertThat(tell(8, "decide", "--exit-code"))
        .contains("train: erasures (20 records are not read any more)");
  }

  @Test
  void anOldTrainingIsAReasonOnceThereIsSomethingNewer() throws IOException {
    trained(31, TrainingEnd.Outcome.FINISHED);
    assertThat(tell(0, "decide", "--exit-code")).contains("was on this version");

    rows(0, 401, 50);
    tell(0, "run");

    assertThat(tell(8, "decide", "--exit-code")).contains("train: max_age_days (31 days old)");
  }

  @Test
  void driftIsMeasuredSinceTheVersionThatWasTrainedOn() throws IOException {
    but("drift: off", "drift: fail").but("jensen_shannon: {fail: 2}", "jensen_shannon: {fail: 1}");
    tell(0, "run");
    trained(0, TrainingEnd.Outcome.FINISHED);
    rows(0, 400, 5000);
    tell(0, "run");
    assertThat(tell(0, "decide", "--exit-code")).contains("no feature moved so far");

    but("jensen_shannon: {fail: 1}", "jensen_shannon: {fail: 0.2}");
    assertThat(tell(8, "decide", "--exit-code"))
        .containsPattern("train: drift \\(1 moved so far, first speed of all records, jensen");
  }

  @Test
  void otherFeaturesAreAReason() throws IOException {
    trained(0, TrainingEnd.Outcome.FINISHED);
    but("features: {speed: {}, label", "features: {label");
    tell(0, "run");

    assertThat(tell(8, "decide", "--exit-code"))
        .contains("train: schema (examples have other features)");
  }

  @Test
  void allReasonsMayBeNeeded() throws IOException {
    trained(0, TrainingEnd.Outcome.FINISHED);
    but("retrain: {", "retrain: {when: all, ");
    rows(0, 450, 50);
    tell(0, "run");

    assertThat(tell(0, "decide", "--exit-code")).contains("not all that is needed");
  }

  @Test
  void whatCannotBeToldIsHeldForAReason() throws IOException {
    trained(0, TrainingEnd.Outcome.FINISHED);
    for (int rows : new int[] {401, 402, 403}) {
      rows(0, rows, 50);
      tell(0, "run");
    }
    tell(0, "gc");

    assertThat(tell(8, "decide", "--exit-code"))
        .contains("train: comparison (1.0.0 is not there any more)");
  }

  @Test
  void aDryRunLeavesNothingBehind() {
    tell(0, "decide", "--dry-run");

    assertThat(folder.resolve("out/rows/decision.json")).doesNotExist();
  }

  private void trained(int daysAgo, TrainingEnd.Outcome outcome) throws IOException {
    Path file = folder.resolve("handoff.json");
    Files.writeString(file, tell(0, "launch", "--dry-run"));
    Handoff handoff = HandoffJson.read(file);
    Trainings trainings =
        new Trainings(new LocalStorage(), folder.resolve("out").toString(), "rows");
    Stamp stamp =
        new Stamp(Instant.now().minus(daysAgo, ChronoUnit.DAYS).minusSeconds(60), "host/user");
    Training training = trainings.begin(handoff, "local", stamp);
    int start = trainings.start(training, 1, stamp);
    trainings.end(
        training, start, new TrainingEnd(outcome, training.steps(), "", Optional.empty(), stamp));
  }

  private void rows(int from, int to, int fast) throws IOException {
    StringBuilder rows = new StringBuilder("id,speed,label\n");
    for (int i = from; i < to; i++) {
      rows.append(i).append(',').append(i * 7 % fast).append(i % 3 == 0 ? ",b\n" : ",a\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private DecideVerbTest but(String part, String other) throws IOException {
    String spec = Files.readString(folder.resolve("spec.yaml"));
    assertThat(spec).contains(part);
    Files.writeString(folder.resolve("spec.yaml"), spec.replace(part, other));
    return this;
  }

  private JsonNode decision() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/rows/decision.json").toFile());
  }

  private String tell(int code, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = words[0];
    all[1] = folder.resolve("spec.yaml").toString();
    System.arraycopy(words, 1, all, 2, words.length - 1);
    Told told = Told.by(all);
    assertThat(told.code()).as(told.out() + told.err()).isEqualTo(code);
    return told.out();
  }
}
