package dev.granary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Fact;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.testing.Collected;
import dev.granary.testing.Engine;
import dev.granary.testing.RunsPipelines;
import dev.granary.testing.TestBlocks;
import dev.granary.testing.TestRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunsPipelines.class)
class DropDuplicatesTest {
  private static final long SEED = 20261120;
  private static final List<Integer> PRIORITIES = List.of(1, 5, 5);
  private static final Partitions ONE = new Partitions(1);

  /** One record and the one that stays instead. */
  private record Gone(RecordId id, long ordinal, RecordId survivor) {}

  /** What became of all records, whatever order it came out in. */
  private record Outcome(Set<TestRow> survivors, Set<Gone> gone, Map<Integer, Long> sizes) {}

  @ParameterizedTest
  @CsvSource({
    "DIRECT, 1, 1", "DIRECT, 2, 2", "DIRECT, 64, 3", "DIRECT, 64, 4",
    "IN_PROCESS, 1, 5", "IN_PROCESS, 2, 6", "IN_PROCESS, 64, 7", "IN_PROCESS, 64, 8"
  })
  void theSameRecordsStayWhateverTheEngineThePartitionsAndTheOrder(
      Engine engine, int count, long order) {
    List<TestRow> records = randomRecords();
    Partitions partitions = new Partitions(count);

    Outcome outcome = run(engine, partitions, order, records);

    assertThat(outcome).isEqualTo(expected(records));
    assertThat(outcome.survivors().size() + outcome.gone().size()).isEqualTo(records.size());
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsMadeOfNothing(Engine engine) {
    assertThat(run(engine, ONE, 0, List.of())).isEqualTo(new Outcome(Set.of(), Set.of(), Map.of()));
  }

  @Test
  void recordsThatAreNotEqualAllStay(TestPipeline pipeline) {
    Deduplicated deduplicated =
        pipeline
            .apply(TestBlocks.of(0, TestRow.of(1), TestRow.of(2), TestRow.of(3)))
            .apply(DropDuplicates.by(plan(ONE)));

    PAssert.thatSingleton(deduplicated.survivors())
        .satisfies(
            block -> {
              assertThat(block.getValue()).hasSize(3 * RecordRow.WIDTH);
              return null;
            });
    PAssert.that(deduplicated.verdicts()).empty();
    PAssert.that(deduplicated.clusters()).empty();
    PAssert.that(deduplicated.facts()).empty();
    pipeline.run();
  }

  @Test
  void equalRecordsOfEqualIdAreToldApartByTheirPlace(TestPipeline pipeline) {
    TestRow first = TestRow.of(1).at(0, 10);
    TestRow second = TestRow.of(1).at(0, 20);

    Deduplicated deduplicated =
        pipeline.apply(TestBlocks.of(0, second, first)).apply(DropDuplicates.by(plan(ONE)));

    PAssert.thatSingleton(deduplicated.survivors())
        .satisfies(
            block -> {
              assertThat(RecordRow.ordinal(block.getValue(), 0)).isEqualTo(10);
              return null;
            });
    PAssert.thatSingleton(deduplicated.verdicts())
        .satisfies(
            block -> {
              byte[] verdict = block.getValue();
              assertThat(VerdictRow.starts(verdict)).hasSize(1);
              assertThat(VerdictRow.ordinal(verdict, 0)).isEqualTo(20);
              assertThat(VerdictRow.survivor(verdict, 0)).isEqualTo(TestRow.spread(1));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aSurvivorKeepsAllThatIsKnownOfIt(TestPipeline pipeline) {
    TestRow record = TestRow.of(1).at(3, 70).withText(8).from(2).in(4);
    byte[] before = TestRow.block(List.of(record));

    Deduplicated deduplicated =
        pipeline.apply(TestBlocks.of(0, record)).apply(DropDuplicates.by(plan(ONE)));

    PAssert.thatSingleton(deduplicated.survivors())
        .satisfies(
            block -> {
              assertThat(block.getValue())
                  .endsWith(Arrays.copyOfRange(before, RecordRow.ID, before.length));
              return null;
            });
    pipeline.run();
  }

  private static DedupPlan plan(Partitions partitions) {
    return new DedupPlan(
        List.of(KeepRule.SOURCE_PRIORITY, KeepRule.LONGEST),
        new SourceRanks(List.of(0, 0, 0), PRIORITIES),
        new DedupPlan.Suspicion(ConflictPolicy.KEEP, 1_000),
        DedupPlan.Next.BY_ORDER,
        partitions,
        partitions,
        SEED);
  }

  /** Many small clusters, some ties that only the place decides, and some ids that repeat. */
  private static List<TestRow> randomRecords() {
    Random random = new Random(SEED);
    List<TestRow> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int content = (int) Math.abs(random.nextGaussian() * 150);
      records.add(
          TestRow.of(random.nextInt(10) == 0 ? content : 10_000 + i)
              .withContent(content)
              .at(random.nextInt(3), i)
              .from(random.nextInt(3))
              .withText(random.nextInt(3))
              .in(random.nextInt(2)));
    }
    return records;
  }

  private static Outcome expected(List<TestRow> records) {
    Comparator<TestRow> better =
        Comparator.comparing((TestRow record) -> -PRIORITIES.get(record.source()))
            .thenComparing(record -> -record.text())
            .thenComparing(TestRow::ordinal);
    Outcome outcome = new Outcome(new HashSet<>(), new HashSet<>(), new TreeMap<>());
    records.stream()
        .collect(Collectors.groupingBy(TestRow::fingerprint))
        .values()
        .forEach(
            equal -> {
              TestRow survivor = equal.stream().min(better).orElseThrow();
              outcome.survivors().add(survivor);
              for (TestRow record : equal) {
                if (!record.equals(survivor)) {
                  outcome.gone().add(new Gone(record.id(), record.ordinal(), survivor.id()));
                }
              }
              if (equal.size() > 1) {
                outcome.sizes().merge(equal.size(), 1L, Long::sum);
              }
            });
    return outcome;
  }

  private static Outcome run(
      Engine engine, Partitions partitions, long order, List<TestRow> records) {
    Pipeline pipeline = engine.pipeline();
    Deduplicated deduplicated =
        pipeline
            .apply(
                TestBlocks.shuffled(
                    records, record -> partitions.of(record.fingerprint().high()), order))
            .apply(DropDuplicates.by(plan(partitions)));
    Collected<KV<Integer, byte[]>> survivors = Collected.of(deduplicated.survivors());
    Collected<KV<Integer, byte[]>> verdicts = Collected.of(deduplicated.verdicts());
    Collected<KV<Integer, byte[]>> clusters = Collected.of(deduplicated.clusters());
    Collected<byte[]> facts = Collected.of(deduplicated.facts());
    pipeline.run().waitUntilFinish();

    Set<Gone> gone = gone(partitions, verdicts.elements());
    assertThat(members(clusters.elements())).isEqualTo(gone);
    return new Outcome(
        survivors(partitions, survivors.elements(), records), gone, sizes(facts, gone.size()));
  }

  /** The records of these rows; each must be in the partition of its order key. */
  private static Set<TestRow> survivors(
      Partitions partitions, List<KV<Integer, byte[]>> blocks, List<TestRow> records) {
    Map<Long, TestRow> byOrdinal =
        records.stream().collect(Collectors.toMap(TestRow::ordinal, record -> record));
    Set<TestRow> survivors = new HashSet<>();
    for (KV<Integer, byte[]> block : blocks) {
      byte[] rows = block.getValue();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        TestRow record = byOrdinal.get(RecordRow.ordinal(rows, row));
        long key = OrderKey.of(SEED, record.id(), 0);
        assertThat(RecordRow.orderKey(rows, row)).isEqualTo(key);
        assertThat(block.getKey()).isEqualTo(partitions.of(key));
        assertThat(RecordRow.id(rows, row)).isEqualTo(record.id());
        assertThat(survivors.add(record)).isTrue();
      }
    }
    return survivors;
  }

  /** The subjects of these verdicts; each must be in the partition of its id. */
  private static Set<Gone> gone(Partitions partitions, List<KV<Integer, byte[]>> blocks) {
    Set<Gone> gone = new HashSet<>();
    for (KV<Integer, byte[]> block : blocks) {
      byte[] rows = block.getValue();
      for (int row : VerdictRow.starts(rows)) {
        RecordId id = VerdictRow.id(rows, row);
        assertThat(block.getKey()).isEqualTo(partitions.of(id.high()));
        assertThat(VerdictRow.reason(rows, row)).isEqualTo(Reason.DUPLICATE_EXACT);
        assertThat(VerdictRow.hasSurvivor(rows, row)).isTrue();
        Gone one = new Gone(id, VerdictRow.ordinal(rows, row), VerdictRow.survivor(rows, row));
        assertThat(gone.add(one)).isTrue();
      }
    }
    return gone;
  }

  private static Set<Gone> members(List<KV<Integer, byte[]>> blocks) {
    Set<Gone> members = new HashSet<>();
    for (KV<Integer, byte[]> block : blocks) {
      byte[] rows = block.getValue();
      for (int row = 0; row < rows.length; row += ReplacedRow.WIDTH) {
        assertThat(ReplacedRow.line(rows, row)).isEqualTo((int) ReplacedRow.ordinal(rows, row));
        Gone one =
            new Gone(
                ReplacedRow.member(rows, row),
                ReplacedRow.ordinal(rows, row),
                ReplacedRow.survivor(rows, row));
        assertThat(members.add(one)).isTrue();
      }
    }
    return members;
  }

  private static Map<Integer, Long> sizes(Collected<byte[]> facts, int removed) {
    Clusters clusters = Clusters.none();
    for (byte[] fact : facts.elements()) {
      if (Fact.kind(fact) == Fact.Kind.CLUSTERS) {
        clusters.add(Fact.read(fact, Clusters.CODER));
      }
    }
    assertThat(clusters.removed()).isEqualTo(removed);
    return clusters.sizes();
  }
}
