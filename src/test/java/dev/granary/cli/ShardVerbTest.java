package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Compression;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.Shard;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole versions of 960 rows, 12 more in two copies each, dealt to other files. */
class ShardVerbTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      description: Rows to deal.
      sources:
        - name: table
          files: rows.csv
          key: [id]
          licence: synthetic
      schema:
        id: {type: int}
        label: {type: string, domain: [a, b]}
      splits: {train: 1}
      balance: {by: label, strategy: upsample, copies: {b: 2}, splits: [train]}
      shards: {processes: [4], remainder: drop}
      publish: {root: out}
      """;

  @TempDir Path folder;

  private String spec = SPEC;

  @BeforeEach
  void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder("id,label\n");
    for (int i = 0; i < 972; i++) {
      rows.append(i).append(i % 81 == 80 ? ",b\n" : ",a\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
  }

  /** The same rows with 8 KB of text each, in files near 1 MiB of which little is left. */
  private void pack() throws IOException {
    String text = ",text" + " of many words".repeat(600) + "\n";
    Path rows = folder.resolve("rows.csv");
    Files.writeString(
        rows,
        Files.readString(rows).replace("\n", text).replaceFirst("label,text.*", "label,text"));
    spec =
        SPEC.replace("splits: {", "  text: {type: string}\nsplits: {")
            .replace("shards: {", "shards: {compression: gzip, target_mib: 1, ");
    Files.writeString(folder.resolve("spec.yaml"), spec);
  }

  /** 984 records divide by 4 and 8: what a run drops is not there to be dealt again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[4]       | drop   | [8]         | drop   | 8",
        "[4]       | drop   | [4, v4-64]  | drop   | 4,v4-64",
        "[4]       | drop   | [7, 16]     | drop   | 7,16",
        "[4]       | drop   | [7, 16]     | repeat | 7,16",
        "[7]       | repeat | [16, 5]     | repeat | 16,5",
        "[7]       | repeat | [16, 5]     | drop   | 16,5",
        "[7]       | pad    | [16, 5]     | pad    | 16,5",
        "[1]       | drop   | [100, 25]   | repeat | 100,25",
      })
  void theSameRecordsMakeTheSameContentAsARunWould(
      String before, String policyBefore, String after, String policy, String written)
      throws IOException {
    shards(before, policyBefore);
    assertThat(tell("run").code()).isZero();

    Told told = tell("shard", "--processes", written, "--remainder", policy, "--json");

    requireWhatARunMakes(told, after, policy);
  }

  /**
   * Files are planned with 8 MB of frames, without copies that fill; some 100 KB are left of it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2]   | drop   | [3] | drop   | 3 | 9",
        "[120] | repeat | [1] | drop   | 1 | 8",
        "[7]   | pad    | [5] | pad    | 5 | 10",
      })
  void compressedRecordsMakeTheSameFilesAsARunWould(
      String before, String policyBefore, String after, String policy, String written, int files)
      throws IOException {
    pack();
    shards(before, policyBefore);
    assertThat(tell("run").code()).isZero();

    Told told =
        tell("shard", "--processes", written, "--target-mib", "1", "--remainder", policy, "--json");

    requireWhatARunMakes(told, after, policy);
    Layout layout = manifest("1.0.1").draft().layout();
    assertThat(layout.compression()).isEqualTo(Compression.GZIP);
    assertThat(layout.splits().get(0).size().bytes()).isLessThan(1 << 19);
    assertThat(layout.shards()).hasSize(files);
  }

  private void requireWhatARunMakes(Told told, String processes, String policy) throws IOException {
    assertThat(told.code()).as(told.err() + told.out()).isZero();
    shards(processes, policy);
    JsonNode run = tell("run", "--json").json();
    assertThat(run.path("version").asText()).isEqualTo("1.0.2");
    assertThat(told.json().path("contentDigest")).isEqualTo(run.path("contentDigest"));
    Manifest dealt = manifest("1.0.1");
    Manifest made = manifest("1.0.2");
    assertThat(dealt.draft().layout()).isEqualTo(made.draft().layout());
    assertThat(dealt.draft().sources()).isEqualTo(made.draft().sources());
    assertThat(dealt.draft().build().madeFrom()).isEqualTo("1.0.0");
    for (Shard shard : made.draft().layout().shards()) {
      requireEqualBytes(shard.data().path());
      requireEqualBytes(shard.index().path());
    }
    assertThat(rows("1.0.1")).isEqualTo(rows("1.0.2"));
    Told verified = tell("verify", "--version", "1.0.1", "--deep");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    assertThat(tell("verify", "--all").out()).doesNotContain("damaged");
    for (String file : List.of("dataset_info.json", "features.json", "processes/")) {
      assertThat(text("1.0.1", file).replace("1.0.1", "V"))
          .isEqualTo(text("1.0.2", file).replace("1.0.2", "V"));
    }
  }

  private void requireEqualBytes(String path) throws IOException {
    Path rows = folder.resolve("out/rows");
    assertThat(rows.resolve("1.0.1").resolve(path))
        .hasSameBinaryContentAs(rows.resolve("1.0.2").resolve(path));
  }

  @Test
  void whatIsLeftOutIsDroppedInLedgerTallyAndReport() throws IOException {
    shards("[1]", "drop");
    tell("run");

    Told told = tell("shard", "--processes", "50", "--json");

    assertThat(told.code()).as(told.err()).isZero();
    JsonNode split = told.json().path("splits").get(0);
    assertThat(split.path("records").asLong()).isEqualTo(950);
    assertThat(split.path("leftOut").asLong()).isEqualTo(34);
    Manifest manifest = manifest("1.0.1");
    List<RecordId> left = manifest.draft().layout().remainder().ids();
    assertThat(left).hasSize(34);
    long records =
        manifest.draft().sources().get(0).tally().dropped().get(Reason.SHARD_REMAINDER.name());
    assertThat(left.stream().distinct().count()).isBetween(records, 34L);
    assertThat(trace("1.0.1", left.get(0)))
        .anySatisfy(row -> assertThat(row.reason()).isEqualTo(Reason.SHARD_REMAINDER));
    assertThat(text("1.0.1", "report.json"))
        .contains("The records of version 1.0.0 were dealt to other files")
        .contains("\"SHARD_REMAINDER\"");
    Told again = tell("shard", "--processes", "4");
    assertThat(again.code()).isZero();
    assertThat(manifest("1.0.2").draft().layout().remainder().ids()).hasSize(34 + 2);
  }

  @Test
  void whatIsLaidOutLikeThatAlreadyIsNotPublishedAgain() throws IOException {
    tell("run");

    Told told = tell("shard", "--processes", "4");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith("rows 1.0.0: is laid out like that already; there is nothing to do\n");
    assertThat(versions()).containsExactly("1.0.0");
  }

  @Test
  void onlyPlansChangeWhereFilesDivideAlready() throws IOException {
    tell("run");

    Told told = tell("shard", "--processes", "2,4,v4-32", "--global-batch", "16");

    assertThat(told.out())
        .startsWith(
            "rows 1.0.0: its files divide already and stay as they are, only the plans change\n");
    assertThat(manifest("1.0.1").contentDigest()).isEqualTo(manifest("1.0.0").contentDigest());
    assertThat(manifest("1.0.1").draft().layout().plans())
        .extracting(plan -> plan.processes() + " " + plan.batch())
        .containsExactly("Processes[count=2, slices=[]] 8", "Processes[count=4, slices=[v4-32]] 4");
    assertThat(tell("show").out())
        .contains("made from       version 1.0.0, its records dealt anew");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    tell("run");
    List<Path> before = files();

    Told told = tell("shard", "--processes", "8", "--dry-run");

    assertThat(told.out())
        .startsWith("rows 1.0.0: nothing was written; its records would be dealt to other files\n")
        .containsPattern("\n  train +984 +4 +8 +0 +0\n");
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows-train.tfrecord-00002-of-00004 | record 245 (from 0) at byte",
        "index/rows-train.tfrecord-00002-of-00004.index | its SHA-256 is",
      })
  void aDamagedShardIsNamedAndNothingIsPublished(String file, String damage) throws IOException {
    tell("run");
    changeByte(file);

    Told told = tell("shard", "--processes", "8");

    requireRefused(told, file + " is damaged: " + damage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows-train.tfrecord-00002-of-00008 | record 1",
        "index/rows-train.tfrecord-00002-of-00008.index | its SHA-256 is",
      })
  void aDamagedCompressedShardIsNamedAndNothingIsPublished(String file, String damage)
      throws IOException {
    pack();
    tell("run");
    changeByte(file);

    Told told = tell("shard", "--processes", "2", "--target-mib", "2");

    requireRefused(told, file + " is damaged: " + damage);
  }

  /** One that is an id where the file is an index, and no checksum where it is a shard. */
  private void changeByte(String file) throws IOException {
    Path path = folder.resolve("out/rows/1.0.0").resolve(file);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 40] ^= 1;
    Files.write(path, bytes);
  }

  private void requireRefused(Told told, String message) throws IOException {
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains(message);
    assertThat(versions()).containsExactly("1.0.0");
    try (Stream<Path> left = Files.list(folder.resolve("out/rows/_runs"))) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--processes 1024 | 4 | split train has 984 records, too few for 1024 files; name fewer"
            + " processes",
        "--processes 4 --remainder pad | 4 | the examples of version 1.0.0 do not carry"
            + " granary_weight; run the spec with shards.remainder: pad",
        "--processes 4 --remainder lose | 2 | must be drop, repeat or pad, is 'lose'",
        "--processes v6e-8 | 2 | --processes: v6e-8 has 1 process or 2, by the machine (write 1",
        "--processes 4,x | 2 | --processes: x is no TPU slice that is known",
        "--processes 4,99991 | 2 | --processes: files would come in multiples of 399964",
        "--processes 4 --global-batch 6 | 2 | --global-batch: must divide by 4, is 6 (the nearest"
            + " are 4 and 8)",
        "--processes 4 --target-mib 0 | 2 | --target-mib: must be from 1 to 1048576, is 0",
      })
  void whatCannotBeDealtIsRefusedWithWhatToDo(String options, int code, String message)
      throws IOException {
    tell("run");

    Told told = tell("shard", options.split(" "));

    assertThat(told.code()).isEqualTo(code);
    assertThat(told.err()).contains(message);
    assertThat(versions()).containsExactly("1.0.0");
  }

  private void shards(String processes, String remainder) throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        spec.replace(
            "processes: [4], remainder: drop",
            "processes: " + processes + ", remainder: " + remainder));
  }

  private Told tell(String verb, String... more) {
    List<String> arguments = new ArrayList<>(List.of(verb, folder.resolve("spec.yaml").toString()));
    arguments.addAll(List.of(more));
    return Told.by(arguments.toArray(String[]::new));
  }

  private Manifest manifest(String version) throws IOException {
    Versions all = Versions.of(new LocalStorage(), folder.resolve("out").toString(), "rows");
    return all.manifest(all.resolve(version));
  }

  private List<String> versions() throws IOException {
    return Versions.of(new LocalStorage(), folder.resolve("out").toString(), "rows").list().stream()
        .map(version -> version.number().toString())
        .toList();
  }

  private List<List<LedgerRow>> rows(String version) throws IOException {
    Ledger ledger = ledger(version);
    List<List<LedgerRow>> rows = new ArrayList<>();
    for (int line = 2; line < 974; line++) {
      RecordId id = ledger.atPlace("rows.csv", line).rows().get(0).id();
      rows.add(ledger.trace(id));
    }
    return rows;
  }

  private List<LedgerRow> trace(String version, RecordId id) throws IOException {
    return ledger(version).trace(id);
  }

  private Ledger ledger(String version) throws IOException {
    return Ledger.open(new LocalStorage(), folder.resolve("out/rows/" + version).toString());
  }

  /** A file, or all files of a directory. */
  private String text(String version, String path) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("out/rows/" + version).resolve(path))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(file.getFileName()).append('\n').append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
