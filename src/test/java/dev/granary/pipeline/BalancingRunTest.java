package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Manifest;
import dev.granary.version.Shard;
import dev.granary.version.SplitEntry;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over 3,000 generated rows: 2,000 of class a, 900 of b, 100 of c; 300 customers. */
class BalancingRunTest {
  private static final String HEAD =
      """
      dataset: rows
      version: "2.1"
      seed: 99
      sources:
        - name: table
          files: rows.csv
          key: [id]
          licence: synthetic
      schema:
        id: {type: int}
        customer: {type: string}
        label: {type: string, domain: [a, b, c]}
      features:
        id: {}
        label: {as: class}
      publish: {root: out}
      """;

  @TempDir Path folder;

  @Test
  void upSamplingWritesEachCopyAndTheLedgerTellsOfIt() throws IOException {
    Manifest manifest =
        run("balance: {by: label, strategy: upsample, copies: {c: 7, b: 2}, splits: [train]}\n");
    SplitEntry train = manifest.draft().layout().splits().get(0);

    assertThat(train.classes().before()).isEqualTo(Map.of("a", 2000L, "b", 900L, "c", 100L));
    assertThat(train.classes().after()).isEqualTo(Map.of("a", 2000L, "b", 1800L, "c", 700L));
    assertThat(train.size().records()).isEqualTo(4500);
    Map<RecordId, Integer> times = new HashMap<>();
    idsInShards(manifest).forEach(id -> times.merge(id, 1, Integer::sum));
    assertThat(times.values()).containsOnly(1, 2, 7);
    assertThat(times.values().stream().filter(n -> n == 7)).hasSize(100);
    RecordId seven =
        times.entrySet().stream().filter(e -> e.getValue() == 7).findFirst().orElseThrow().getKey();
    assertThat(ledger().trace(seven)).hasSize(7);
    assertVerifies();
  }

  @Test
  void targetSharesAreMetExactly() throws IOException {
    Manifest manifest =
        run("balance: {by: label, strategy: target, shares: {a: 0.5, b: 0.3, c: 0.2}}\n");
    SplitEntry train = manifest.draft().layout().splits().get(0);

    assertThat(train.classes().after()).isEqualTo(Map.of("a", 250L, "b", 150L, "c", 100L));
    assertThat(manifest.draft().sources().get(0).tally().dropped())
        .isEqualTo(Map.of(Reason.BALANCE_DOWNSAMPLED.name(), 2500L));
  }

  @Test
  void groupsStayInOneSplit() throws IOException {
    Manifest manifest = run("splits: {train: 0.7, test: 0.2, group_by: [customer]}\n");
    Map<String, Set<String>> customers = new HashMap<>();
    List<String> rows = Files.readAllLines(folder.resolve("rows.csv"));
    Ledger ledger = ledger();
    for (int line = 2; line <= rows.size(); line++) {
      String customer = rows.get(line - 1).split(",", -1)[1];
      ledger
          .atPlace("rows.csv", line)
          .rows()
          .forEach(
              row ->
                  customers
                      .computeIfAbsent(customer, absent -> new HashSet<>())
                      .add(row.published().map(p -> p.split()).orElse(row.reason().name())));
    }

    assertThat(customers).hasSize(300);
    assertThat(customers.values()).allMatch(splits -> splits.size() == 1);
    assertThat(manifest.draft().sources().get(0).tally().dropped())
        .containsOnlyKeys(Reason.SPLIT_UNASSIGNED.name());
  }

  @Test
  void aRepeatedKeyIsSetAside() throws IOException {
    Manifest manifest = run("checks: {max_quarantined: 0.5}\n", "5,someone,a\n17,else,b\n");

    assertThat(manifest.draft().sources().get(0).tally().quarantined())
        .isEqualTo(Map.of(Reason.CHECK_UNIQUE.name(), 2L));
    LedgerRow setAside = ledger().atPlace("rows.csv", 3002).rows().get(0);
    assertThat(setAside.reason()).isEqualTo(Reason.CHECK_UNIQUE);
    assertThat(setAside.evidence()).isEqualTo("key: unique: rows.csv:7 has it");
  }

  @Test
  void hostsThatCannotBeServedBlockTheVersion() throws IOException {
    write("");
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, HEAD + "shards: {target_mib: 1, processes: [4096]}\n");

    RunResult result =
        Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));

    assertThat(result.getClass()).isEqualTo(RunResult.Blocked.class);
    assertThat(((RunResult.Blocked) result).failed().get(0).sentence())
        .isEqualTo(
            "split train has 3000 records, too few for 4096 files; give it a larger share or name"
                + " fewer shards.processes");
    Path evidence = Path.of(((RunResult.Blocked) result).reportPath()).getParent();
    assertThat(evidence.resolve("gates.json")).exists();
    assertThat(Ledger.open(new LocalStorage(), evidence.toString()).atPlace("rows.csv", 2).rows())
        .hasSize(1);
    assertThat(evidence.resolve("staging")).doesNotExist();
    assertThat(((RunResult.Blocked) result).report().contents().shards().files()).isEmpty();
    assertThat(((RunResult.Blocked) result).failed()).hasSize(1);
  }

  private Manifest run(String more) throws IOException {
    return run(more, "");
  }

  private Manifest run(String more, String moreRows) throws IOException {
    write(moreRows);
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, HEAD + more);
    RunResult result =
        Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
    return versions().manifest(versions().resolve(Versions.LATEST));
  }

  private void write(String moreRows) throws IOException {
    StringBuilder rows = new StringBuilder("id,customer,label\n");
    for (int i = 0; i < 3000; i++) {
      String label = i < 2000 ? "a" : i < 2900 ? "b" : "c";
      rows.append(i).append(",customer-").append(i % 300).append(',').append(label).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows + moreRows);
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

  /** From the indexes, by the layout that docs/format.md gives. */
  private List<RecordId> idsInShards(Manifest manifest) throws IOException {
    List<RecordId> ids = new ArrayList<>();
    Path version = Path.of(versions().resolve(Versions.LATEST).directory());
    for (Shard shard : manifest.draft().layout().shards()) {
      ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(version.resolve(shard.index().path())));
      for (int at = 8; at < index.capacity() - 32; at += 28) {
        ids.add(new RecordId(index.getLong(at + 12), index.getLong(at + 20)));
      }
    }
    return ids;
  }
}
