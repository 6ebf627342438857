package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.handoff.Feature;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed over of a version of 400 rows, and what cannot be. */
class LaunchVerbTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: table, files: rows.csv, licence: synthetic}
      schema:
        id: {type: int}
        note: {type: string}
        size: {type: float, required: false}
        label: {type: string, domain: [b, a]}
      splits: {train: 0.75, validation: 0.25}
      balance: {by: label, strategy: downsample, max_ratio: 2}
      features: {id: {}, note: {}, size: {missing: omit}, label: {as: class}}
      shards: {processes: [2, 3], remainder: drop}
      publish: {root: out}
      """;

  private static final String TRAIN =
      "train: {label: label, global_batch: 12, epochs: 2, slices: [note]}\n";

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    StringBuilder rows = new StringBuilder("id,note,size,label\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i).append(",word").append(i % 7).append(i % 3 == 0 ? ",," : ",1.5,");
      rows.append(i % 4 == 0 ? "b\n" : "a\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    write(SPEC + TRAIN);
    assertThat(tell("run")).satisfies(told -> assertThat(told.code()).as(told.err()).isZero());
  }

  @Test
  void theHandoffSaysWhatATrainerMustKnow() throws IOException {
    Told told = tell("launch", "--hosts", "3", "--dry-run");

    assertThat(told.code()).as(told.err()).isZero();
    Path file = Files.writeString(folder.resolve("handoff.json"), told.out());
    Handoff handoff = HandoffJson.read(file);
    assertThat(handoff.features())
        .containsExactly(
            new Feature("id", "int64", true, List.of()),
            new Feature("label", "int64", true, List.of("b", "a")),
            new Feature("note", "bytes", true, List.of()),
            new Feature("size", "float", false, List.of()));
    assertThat(handoff.label()).isNotNull();
    assertThat(handoff.label().names()).containsExactly("b", "a");
    assertThat(handoff.label().weights().get(0)).isGreaterThan(handoff.label().weights().get(1));
    assertThat(handoff.lanes()).isEqualTo(6);
    assertThat(handoff.globalBatch()).isEqualTo(12);
    assertThat(handoff.stepsPerEpoch()).isEqualTo(handoff.split("train").records() / 12);
    assertThat(handoff.unused()).isEqualTo(handoff.split("train").records() % 12);
    assertThat(handoff.training()).isNotNull();
    assertThat(handoff.training().steps()).isEqualTo(2 * handoff.stepsPerEpoch());
    assertThat(handoff.processes().batch()).isEqualTo(4);
    assertThat(handoff.processes().reads()).hasSize(3);
    assertThat(handoff.processes().reads().get(1).files().get("train"))
        .containsExactly(
            handoff.split("train").files().get(1).file(),
            handoff.split("train").files().get(4).file());
    assertThat(Files.exists(folder.resolve("out/rows/_training"))).isFalse();
  }

  @Test
  void numbersThatDoNotDivideAreRefusedWithThoseThatDo() throws IOException {
    assertRefused(
        "granary: the files of rows 1.0.0 do not divide by 4 processes; they do by [1, 2, 3, 6]."
            + " Other numbers: granary shard --processes",
        "--hosts",
        "4");
    write(SPEC + TRAIN.replace("12", "20"));
    assertRefused(
        "granary: a global batch of 20 does not divide over the 6 parts that the files of rows"
            + " 1.0.0 are in; the nearest that do are 18 and 24");
    write(SPEC + TRAIN.replace("12", "600"));
    assertRefused(
        "granary: split train of rows 1.0.0 has %d records, fewer than a global batch of 600: ask"
            + " for a smaller one");
  }

  @Test
  void aLabelIsAClass() throws IOException {
    write(SPEC + TRAIN.replace("label: label", "label: note"));
    assertRefused(
        "granary: rows 1.0.0: feature note is no class, so nothing can be told by it; write it as"
            + " a class under features");
  }

  @Test
  void weightsOfAnotherFieldAreNotThoseOfTheLabel() throws IOException {
    String spec = SPEC.replace("{by: label,", "{by: note,");
    write(spec + TRAIN);
    assertThat(tell("run").code()).isZero();
    assertRefused(
        "granary: rows 1.0.1 tells no weights for the classes of label, since it counted those of"
            + " another field: run again with `balance: {by: label, …}` (a max_ratio of 1000000"
            + " leaves nothing out), or let all records weigh the same with train.class_weights:"
            + " none");
    write(spec + TRAIN.replace("epochs", "class_weights: none, epochs"));
    assertThat(tell("launch", "--dry-run").code()).isZero();
  }

  @Test
  void withoutASectionThereIsNothingToTrain() throws IOException {
    write(SPEC);
    assertRefused(
        "granary: the spec has no section train; the least of one is `train: {label: FEATURE}`,"
            + " where the feature is a class");
  }

  @Test
  void withoutTensorFlowTheMessageSaysWhatIsMissing() {
    assertThatThrownBy(() -> WorkerCommand.in(folder))
        .isInstanceOfSatisfying(
            VerbFailed.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.INFRASTRUCTURE))
        .hasMessageContaining("TensorFlow is not there")
        .hasMessageContaining("scripts/granary fetches it");
  }

  private void assertRefused(String message, String... more) {
    Told told = tell("launch", more);

    assertThat(told.code()).isEqualTo(ExitCode.INVALID.number());
    String pattern = java.util.regex.Pattern.quote(message).replace("%d", "\\E\\d+\\Q");
    assertThat(told.err().strip()).matches(pattern);
  }

  private void write(String spec) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), spec);
  }

  private Told tell(String verb, String... more) {
    String[] words = new String[more.length + 2];
    words[0] = verb;
    words[1] = folder.resolve("spec.yaml").toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return Told.by(words);
  }
}
