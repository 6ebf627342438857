package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.ReadingPlan;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs over 1,003 rows for 4 and for 16 processes: what does not divide is accounted for. */
class RemainderRunTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - name: table
          files: rows.csv
          key: [id]
          licence: synthetic
      schema:
        id: {type: int}
        label: {type: string, domain: [a, b]}
      splits: {train: 0.9, validation: 0.1}
      publish: {root: out}
      """;

  @TempDir Path folder;

  @Test
  void theLastAreLeftOutAndEachIsListed() throws IOException {
    Layout layout = run("drop").draft().layout();

    long left = 1_003 - records(layout);
    assertThat(left).isPositive();
    assertThat(layout.remainder().policy()).isEqualTo(RemainderPolicy.DROP);
    assertThat(layout.remainder().ids()).hasSize((int) left);
    for (RecordId id : layout.remainder().ids()) {
      assertThat(ledger().trace(id))
          .singleElement()
          .satisfies(row -> assertThat(row.reason()).isEqualTo(Reason.SHARD_REMAINDER));
    }
    assertVerifies();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DROP")
  void theFirstAreWrittenOnceMoreAndEachCopyIsInTheLedger(RemainderPolicy policy)
      throws IOException {
    Layout layout = run(word(policy)).draft().layout();

    long more = records(layout) - 1_003;
    assertThat(more).isPositive();
    assertThat(layout.remainder().ids()).hasSize((int) more);
    for (RecordId id : layout.remainder().ids()) {
      assertThat(ledger().trace(id))
          .extracting(row -> row.published().orElseThrow().copy())
          .containsExactly(0, 32_768);
      LedgerRow copy = ledger().trace(id).get(1);
      assertThat(copy.published().orElseThrow().shard()).endsWith("-00015-of-00016");
    }
    assertVerifies();
  }

  @ParameterizedTest
  @EnumSource(RemainderPolicy.class)
  void everyEngineAndParallelismGivesTheSameBytes(RemainderPolicy policy) throws IOException {
    Path spec = write(word(policy));
    Set<String> digests = new HashSet<>();
    for (Environment environment :
        List.of(
            Runs.environment(Engine.IN_PROCESS, 1, folder.resolve("one")),
            Runs.environment(Engine.IN_PROCESS, 5, folder.resolve("five")),
            Runs.environment(Engine.DIRECT, 2, folder.resolve("direct")))) {
      RunResult result = Runs.run(spec, environment);
      digests.add(((RunResult.Published) result).version().contentDigest().hex());
    }

    assertThat(digests).hasSize(1);
  }

  @Test
  void stepsFollowFromTheGlobalBatch() throws IOException {
    Layout layout = run("drop, global_batch: 128").draft().layout();

    long train = layout.splits().get(0).size().records();
    assertThat(layout.plans())
        .extracting(plan -> plan.processes().count() + " processes of " + plan.batch())
        .containsExactly("4 processes of 32", "16 processes of 8");
    for (ReadingPlan plan : layout.plans()) {
      assertThat(plan.splits().get(0))
          .isEqualTo(
              new ReadingPlan.Part(
                  "train",
                  16 / plan.processes().count(),
                  train / plan.processes().count(),
                  train / 128,
                  train % 128));
    }
    assertThat(layout.plans().get(1).processes().slices()).containsExactly("v5litepod-64");
  }

  @Test
  void theListsOfFilesStandInTheVersion() throws IOException {
    Manifest manifest = run("drop");

    assertThat(manifest.files())
        .extracting(file -> file.path())
        .contains("processes/4.json", "processes/16.json");
    Path version = Path.of(versions().resolve(Versions.LATEST).directory());
    assertThat(Files.readString(version.resolve("processes/16.json")))
        .contains("\"process\": 15")
        .contains("rows-train.tfrecord-00015-of-00016");
  }

  /** The disk is watched, since what is written and removed again cannot be seen afterwards. */
  @Test
  void noShardIsWrittenWhereASplitHasTooFewRecords() throws IOException {
    Path spec = write("pad");
    Files.writeString(spec, Files.readString(spec).replace("[4, v5e-64]", "[4, v5e-256, 128]"));
    Noting.PATHS.clear();

    RunResult result =
        Runs.run(
            new LocalStorage(new Noting()),
            spec,
            Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));

    assertThat(((RunResult.Blocked) result).failed())
        .extracting(gate -> gate.gate() + ": " + gate.sentence())
        .singleElement()
        .asString()
        .matches(
            "hosts\\.validation: split validation has [0-9]+ records, too few for 128 files; give"
                + " it a larger share or name fewer shards\\.processes");
    assertThat(List.copyOf(Noting.PATHS))
        .anyMatch(path -> path.contains("ledger/part-"))
        .noneMatch(path -> path.contains(".tfrecord"));
  }

  /** Notes every path that changes; static, since engines hand copies of it about. */
  private record Noting() implements StorageWatch {
    private static final List<String> PATHS = new CopyOnWriteArrayList<>();

    @Override
    public void before(StorageStep step, String path) {
      PATHS.add(path);
    }

    @Override
    public void after(StorageStep step, String path) {}
  }

  private Manifest run(String remainder) throws IOException {
    RunResult result =
        Runs.run(write(remainder), Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
    return versions().manifest(versions().resolve(Versions.LATEST));
  }

  private Path write(String remainder) throws IOException {
    StringBuilder rows = new StringBuilder("id,label\n");
    for (int i = 0; i < 1_003; i++) {
      rows.append(i).append(i % 3 == 0 ? ",a\n" : ",b\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    return Files.writeString(
        folder.resolve("spec.yaml"),
        SPEC + "shards: {processes: [4, v5e-64], remainder: " + remainder + "}\n");
  }

  private static String word(RemainderPolicy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  private static long records(Layout layout) {
    return layout.splits().stream().mapToLong(split -> split.size().records()).sum();
  }

  private Versions versions() throws IOException {
    return Versions.of(new LocalStorage(), folder.resolve("out").toString(), "rows");
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(new LocalStorage(), versions().resolve(Versions.LATEST).directory());
  }

  private void assertVerifies() throws IOException {
    assertThat(
            Verifier.verify(
                    new LocalStorage(), folder.resolve("out").toString(), "rows", Versions.LATEST)
                .findings())
        .isEmpty();
  }
}
