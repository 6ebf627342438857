package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import dev.granary.launch.model.Evaluations;
import dev.granary.launch.model.ModelFiles;
import dev.granary.launch.model.Training;
import dev.granary.launch.model.TrainingEnd;
import dev.granary.launch.model.Trainings;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of a version of 60 rows; nothing is trained, but records and files are as training's. */
class ModelVerbsTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: table, files: rows.csv, key: [id], licence: synthetic}
      schema:
        id: {type: int}
        label: {type: string, domain: [b, a]}
      splits: {train: 0.75, validation: 0.25}
      features: {id: {}, label: {as: class}}
      publish: {root: out, keep: 1}
      train: {label: label, global_batch: 5, epochs: 2}
      """;

  @TempDir Path folder;
  private Trainings trainings;
  private Handoff handoff;
  private int begun;

  @BeforeEach
  void publish() throws IOException {
    write(SPEC);
    rows(60);
    tell(0, "run");
    trainings = new Trainings(new LocalStorage(), folder.resolve("out").toString(), "rows");
    handoff = handoff();
  }

  @Test
  void aModelIsPromotedAndAnotherAndTheFirstIsServedAgain() throws Exception {
    trained(0.50);
    trained(0.60);

    assertThat(tell(0, "promote", "1.0.0-001", "--reason", "the first"))
        .isEqualTo("rows: the model of training 1.0.0-001 is the one to serve now\n");
    assertThat(tell(0, "promote"))
        .isEqualTo(
            "rows: the model of training 1.0.0-002 is the one to serve now, no longer that of"
                + " 1.0.0-001\n");
    assertThat(tell(0, "promote")).contains("is served already; nothing was done");
    assertThat(tell(0, "models"))
        .containsPattern("1\\.0\\.0-002 +served .* 0\\.700 +0\\.600 +0\\.900")
        .containsPattern("1\\.0\\.0-001 +finished .* 0\\.500");
    assertThat(tell(0, "rollback", "--model", "--dry-run")).contains("would be the served model");
    assertThat(tell(0, "rollback", "--model", "--reason", "slow"))
        .isEqualTo(
            "rows: 1.0.0-001 is the served model now, no longer 1.0.0-002; nothing was copied or"
                + " removed\n");
    assertThat(json("models").path("served").asText()).isEqualTo("1.0.0-001");
    assertThat(tell(7, "rollback", "--model")).contains("is the first of rows");
  }

  @Test
  void theGateKeepsAWorseModelBackUntilSomebodyOverrulesIt() throws Exception {
    trained(0.60);
    tell(0, "promote");
    trained(0.50);

    assertThat(tell(3, "promote"))
        .contains("training 1.0.0-002 is kept back by its gate; nothing was done")
        .contains("gate: macro_f1 is 0.5000, that of the model that is served is 0.6000: worse")
        .contains("--override REASON");
    assertThat(json("models").path("served").asText()).isEqualTo("1.0.0-001");

    assertThat(tell(0, "promote", "--override", "the labels of before were wrong"))
        .contains("is the one to serve now");
    assertThat(Files.readString(folder.resolve("out/rows/_history/00000003.json")))
        .contains("\"override\": \"the labels of before were wrong\"");
  }

  @Test
  void whatBothWereJudgedByCountsBeforeWhatTheServedOneWasJudgedByOnce() throws Exception {
    trained(0.60);
    tell(0, "promote");
    Training better = trained(0.50);
    String onTheSameRecords =
        new String(Evaluations.of(handoff.contentDigest(), 0.45, 0, 0), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"training\": \"1.0.0-001\",");
    Path rival = folderOf(better).resolve("rival.json");
    Files.writeString(rival, onTheSameRecords.replace("1.0.0-001", "1.0.0-009"));

    assertThat(tell(3, "promote")).contains("served is 0.6000");
    Files.writeString(rival, onTheSameRecords.replace(handoff.contentDigest(), "another"));
    assertThat(tell(3, "promote")).contains("served is 0.6000");
    Files.writeString(rival, onTheSameRecords);
    assertThat(tell(0, "promote")).contains("1.0.0-002 is the one to serve now");
  }

  @Test
  void theSpecSetsTheGate() throws Exception {
    trained(0.60);
    write(SPEC.replace("epochs: 2", "epochs: 2, gate: {metric: accuracy, bound: 0.75}"));

    assertThat(tell(3, "promote")).contains("accuracy is 0.7000, and must be at least 0.7500");
  }

  @Test
  void aReasonIsOneLine() throws Exception {
    trained(0.60);

    assertThat(tell(2, "promote", "--reason", "a\nb")).contains("must be one line");
  }

  @Test
  void whatAnotherProgramCallsAnEvaluationSpoilsNoList() throws Exception {
    trained(0.60);
    Training others = trainings.begin(handoff, "command", stamp());
    int start = trainings.start(others, 1, stamp());
    Files.writeString(folderOf(others).resolve("evaluation.json"), "{\"accuracy\": 1}");
    trainings.end(
        others,
        start,
        new TrainingEnd(TrainingEnd.Outcome.FINISHED, -1, "", Optional.empty(), stamp()));

    assertThat(tell(0, "models")).contains("1.0.0-002  finished");
    assertThat(tell(0, "promote")).contains("training 1.0.0-001 is the one to serve");
  }

  @Test
  void nothingIsTrainedOnWhatWasRolledBackFrom() throws Exception {
    rows(61);
    tell(0, "run");
    tell(0, "rollback", "--reason", "wrong labels");

    assertThat(tell(2, "launch", "--dry-run", "--version", "1.0.1"))
        .contains("rows 1.0.1 was rolled back from");
    assertThat(tell(0, "launch", "--dry-run")).contains("\"version\" : \"1.0.0\"");
  }

  @Test
  void aModelThatWasTouchedIsNotPromoted() throws Exception {
    Training training = trained(0.60);
    Files.writeString(folderOf(training).resolve("saved_model/variables/weights"), "others");

    assertThat(tell(3, "promote")).contains("is not what the training left there");
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    assertThat(tell(7, "models")).contains("no training of rows is recorded");
    assertThat(tell(7, "promote")).contains("no training of rows has left a model");
    assertThat(tell(7, "promote", "../../x")).contains("there is no training '../../x'");
    Training open = trainings.begin(handoff, "local", stamp());
    trainings.start(open, 1, stamp());
    assertThat(tell(7, "promote", "1.0.0-001")).contains("has no model: it is at work, or cut off");
  }

  @Test
  void theVersionOfTheServedModelIsKept() throws Exception {
    trained(0.60);
    tell(0, "promote");
    for (int rows : new int[] {61, 62, 63}) {
      rows(rows);
      tell(0, "run");
    }

    tell(0, "gc");

    assertThat(tell(0, "versions")).contains("1.0.0").contains("1.0.3").doesNotContain("1.0.1");
  }

  @Test
  void whoSawNamesTheStepsOfEachTraining() throws Exception {
    Training finished = trained(0.60);
    Training open = trainings.begin(handoff, "local", stamp());
    trainings.start(open, 1, stamp());
    String learnt = recordIn("train");

    String told = tell(0, "who-saw", learnt);
    JsonNode sightings = json("who-saw", learnt).path("sightings");

    assertThat(told).contains("training 1.0.0-001 on rows 1.0.0 (finished): learnt from it");
    assertThat(sightings).hasSize(2);
    assertThat(sightings.get(0).path("training").asText()).isEqualTo(finished.name());
    assertThat(sightings.get(0).path("use").asText()).isEqualTo("learnt");
    assertThat(sightings.get(0).path("steps").size()).isBetween(1, 2);
    assertThat(sightings.get(0).path("steps").get(0).asLong())
        .isBetween(0L, handoff.stepsPerEpoch() - 1);
    assertThat(tell(0, "who-saw", recordIn("validation"))).contains("it judged the model");
    assertThat(tell(7, "who-saw", "0".repeat(32))).contains("no version of rows has a record");
    assertThat(tell(2, "who-saw", "x")).contains("is no id of a record");
  }

  @Test
  void ofAVersionThatIsGoneNobodyCanTell() throws Exception {
    trained(0.60);
    String id = recordIn("train");
    for (int rows : new int[] {61, 62, 63}) {
      rows(rows);
      tell(0, "run");
    }
    tell(0, "gc");

    for (String asked : List.of(id, "0".repeat(32))) {
      assertThat(tell(0, "who-saw", asked))
          .contains("no training that is recorded read it")
          .contains("training 1.0.0-001: version 1.0.0 was collected, so nobody can tell");
    }
  }

  /** A training that finished, with a model of one file. */
  private Training trained(double macroF1) throws IOException {
    Training training = trainings.begin(handoff, "local", stamp());
    int start = trainings.start(training, 1, stamp());
    Path weights = folderOf(training).resolve("saved_model/variables/weights");
    Files.createDirectories(weights.getParent());
    Files.writeString(weights, "weights of " + training.name());
    Files.write(
        folderOf(training).resolve("evaluation.json"),
        Evaluations.of(handoff.contentDigest(), macroF1, macroF1, macroF1));
    trainings.end(
        training,
        start,
        new TrainingEnd(
            TrainingEnd.Outcome.FINISHED,
            training.steps(),
            "",
            Optional.of(ModelFiles.proof(new LocalStorage(), folderOf(training).toString())),
            stamp()));
    return training;
  }

  private Stamp stamp() {
    return new Stamp(Instant.parse("2026-11-20T02:00:00Z").plusSeconds(begun++), "host/user");
  }

  private Path folderOf(Training training) {
    return Path.of(trainings.folder(training.name()));
  }

  private Handoff handoff() throws IOException {
    Path file = folder.resolve("handoff.json");
    Files.writeString(file, tell(0, "launch", "--dry-run"));
    return HandoffJson.read(file);
  }

  private String recordIn(String split) throws IOException {
    for (int line = 2; line < 60; line++) {
      JsonNode found = json("why-missing", "--file", "rows.csv", "--line", Integer.toString(line));
      JsonNode record = found.path("records").get(0);
      if (record.path("split").asText().equals(split)) {
        return record.path("id").asText();
      }
    }
    throw new AssertionError("no record of split " + split);
  }

  private void rows(int count) throws IOException {
    StringBuilder rows = new StringBuilder("id,label\n");
    for (int i = 0; i < count; i++) {
      rows.append(i).append(i % 3 == 0 ? ",b\n" : ",a\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private void write(String spec) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), spec);
  }

  private JsonNode json(String... words) throws IOException {
    String[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = "--json";
    return new ObjectMapper().readTree(tell(0, more));
  }

  private String tell(int code, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = words[0];
    all[1] = folder.resolve("spec.yaml").toString();
    System.arraycopy(words, 1, all, 2, words.length - 1);
    Told told = Told.by(all);
    assertThat(told.code()).as(told.out() + told.err()).isEqualTo(code);
    return told.out() + (code == 0 ? "" : told.err());
  }
}
