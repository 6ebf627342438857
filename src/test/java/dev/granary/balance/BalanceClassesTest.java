package dev.granary.balance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.balance.BalanceRule.AsTheyAre;
import dev.granary.balance.BalanceRule.AtMost;
import dev.granary.balance.BalanceRule.Copies;
import dev.granary.balance.BalanceRule.Shares;
import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.testing.Engine;
import dev.granary.testing.Gathered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BalanceClassesTest {
  private static final long SEED = 20261120;
  private static final Partitions LEDGER = new Partitions(4);

  private static final ClassKey DAMAGE = new ClassKey(0, 11);
  private static final ClassKey NONE = new ClassKey(0, 22);
  private static final ClassKey UNKNOWN = new ClassKey(0, 33);
  private static final ClassKey TEST_NONE = new ClassKey(1, 22);

  private final Rows rows =
      new Rows(SEED).add(DAMAGE, 77).add(NONE, 3_000).add(UNKNOWN, 300).add(TEST_NONE, 500);

  @ParameterizedTest
  @EnumSource(Engine.class)
  void leavesEachClassExactlyItsQuota(Engine engine) {
    Result result = run(engine, new AtMost(2.5), 8, 1);

    assertThat(result.keptByClass())
        .isEqualTo(Map.of(DAMAGE, 77L, NONE, 192L, UNKNOWN, 192L, TEST_NONE, 500L));
    assertThat(result.droppedByClass()).isEqualTo(Map.of(NONE, 2_808L, UNKNOWN, 108L));
    assertThat(result.kept).doesNotContainAnyElementsOf(result.dropped);
    assertThat(result.facts)
        .isEqualTo(
            Map.of(
                Fact.Kind.CLASSES_BEFORE,
                Map.of(DAMAGE, 77L, NONE, 3_000L, UNKNOWN, 300L, TEST_NONE, 500L),
                Fact.Kind.CLASSES_AFTER,
                Map.of(DAMAGE, 77L, NONE, 192L, UNKNOWN, 192L, TEST_NONE, 500L)));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "64, 4", "64, 5"})
  void keepsTheSameRecordsForEveryOrderAndNumberOfPartitions(int partitions, long luck) {
    Set<Rows.Item> kept = new HashSet<>(run(Engine.IN_PROCESS, new AtMost(2.5), 8, 1).kept);

    assertThat(run(Engine.IN_PROCESS, new AtMost(2.5), partitions, luck).kept)
        .containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void keepsOtherRecordsWithAnotherSeed() {
    BalancePlan plan = plan(new AtMost(1), 1, SEED + 1);

    Result other = run(Engine.IN_PROCESS, plan, rows, 1);

    assertThat(other.keptByClass().get(NONE)).isEqualTo(77);
    assertThat(Set.copyOf(other.kept))
        .isNotEqualTo(Set.copyOf(run(Engine.IN_PROCESS, new AtMost(1), 1, 1).kept));
  }

  @Test
  void keepsMoreOfTheSameRecordsWhereMoreMayStay() {
    assertThat(run(Engine.IN_PROCESS, new AtMost(3), 4, 1).kept)
        .containsAll(run(Engine.IN_PROCESS, new AtMost(1.2), 4, 1).kept);
  }

  @Test
  void bringsClassesToTheirSharesAndDropsTheOthers() {
    Result result =
        run(Engine.IN_PROCESS, new Shares(Map.of(DAMAGE.label(), 0.2, UNKNOWN.label(), 0.8)), 8, 1);

    assertThat(result.keptByClass()).isEqualTo(Map.of(DAMAGE, 75L, UNKNOWN, 300L, TEST_NONE, 500L));
    assertThat(result.droppedByClass()).isEqualTo(Map.of(DAMAGE, 2L, NONE, 3_000L));
  }

  @Test
  void dropsAllOfASplitThatLacksAClassWithAShare() {
    Result result = run(Engine.IN_PROCESS, new Shares(Map.of(DAMAGE.label(), 0.5, 99L, 0.5)), 8, 1);

    assertThat(result.keptByClass()).isEqualTo(Map.of(TEST_NONE, 500L));
    assertThat(result.droppedByClass()).isEqualTo(Map.of(DAMAGE, 77L, NONE, 3_000L, UNKNOWN, 300L));
  }

  @Test
  void isExactAmongRecordsThatShareAnId() {
    Rows twins = new Rows(SEED).add(DAMAGE, 10).addTwins(NONE, 900).addTwins(NONE, 500);
    BalancePlan plan = plan(new AtMost(100), 4, SEED);

    Result result = run(Engine.IN_PROCESS, plan, twins, 1);
    Result again = run(Engine.IN_PROCESS, plan, twins, 2);

    assertThat(result.keptByClass()).isEqualTo(Map.of(DAMAGE, 10L, NONE, 1_000L));
    assertThat(again.kept).containsExactlyInAnyOrderElementsOf(result.kept);
  }

  @Test
  void leavesRowsInTheirPartitionsAndSendsVerdictsToTheLedgers() {
    BalancePlan plan = plan(new AtMost(2), 64, SEED);
    Result result = run(Engine.IN_PROCESS, plan, rows, 1);

    result.blocks.forEach(
        block -> {
          for (int row = 0; row < block.getValue().length; row += RecordRow.WIDTH) {
            long key = RecordRow.orderKey(block.getValue(), row);
            assertThat(block.getKey()).isEqualTo(plan.order().of(key));
          }
        });
    result.verdicts.forEach(
        block -> {
          for (int row : VerdictRow.starts(block.getValue())) {
            long high = VerdictRow.id(block.getValue(), row).high();
            assertThat(block.getKey()).isEqualTo(LEDGER.of(high));
            assertThat(VerdictRow.line(block.getValue(), row)).isEqualTo(3);
            assertThat(VerdictRow.source(block.getValue(), row)).isEqualTo(2);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writesEachRecordOfAClassAsOftenAsItSays(Engine engine) {
    BalancePlan plan =
        plan(new Copies(Map.of(DAMAGE.label(), 5, NONE.label(), 2, UNKNOWN.label(), 1)), 16, SEED);
    Result result = run(engine, plan, rows, 1);

    assertThat(result.verdicts).isEmpty();
    assertThat(result.copies()).hasSize(rows.items().size());
    rows.items()
        .forEach(
            item -> {
              int times = item.key().equals(DAMAGE) ? 5 : item.key().equals(NONE) ? 2 : 1;
              assertThat(result.copies().get(item))
                  .containsExactlyInAnyOrderElementsOf(IntStream.range(0, times).boxed().toList());
            });
    assertThat(result.facts.get(Fact.Kind.CLASSES_AFTER))
        .isEqualTo(Map.of(DAMAGE, 385L, NONE, 6_000L, UNKNOWN, 300L, TEST_NONE, 500L));
  }

  @Test
  void givesEachCopyAPlaceOfItsOwnInTheOrder() {
    BalancePlan plan = plan(new Copies(Map.of(DAMAGE.label(), 3)), 16, SEED);
    Result result = run(Engine.IN_PROCESS, plan, rows, 1);

    Set<Long> keys = new HashSet<>();
    result.blocks.forEach(
        block -> {
          byte[] rows = block.getValue();
          for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
            long key = RecordRow.orderKey(rows, row);
            assertThat(key)
                .isEqualTo(OrderKey.of(SEED, RecordRow.id(rows, row), RecordRow.copy(rows, row)));
            assertThat(block.getKey()).isEqualTo(plan.order().of(key));
            keys.add(key);
          }
        });
    assertThat(keys).hasSize(rows.items().size() + 2 * 77);
  }

  @Test
  void countsClassesThatItLeavesAsTheyAre() {
    Result result = run(Engine.IN_PROCESS, new AsTheyAre(), 8, 1);

    assertThat(result.kept).containsExactlyInAnyOrderElementsOf(rows.items());
    assertThat(result.verdicts).isEmpty();
    assertThat(result.facts.get(Fact.Kind.CLASSES_BEFORE))
        .isEqualTo(Map.of(DAMAGE, 77L, NONE, 3_000L, UNKNOWN, 300L, TEST_NONE, 500L))
        .isEqualTo(result.facts.get(Fact.Kind.CLASSES_AFTER));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void hasNothingToSayOfNoRows(Engine engine) {
    for (BalanceRule rule :
        List.of(new AtMost(1), new Copies(Map.of(DAMAGE.label(), 2)), new AsTheyAre())) {
      Result result = run(engine, plan(rule, 4, SEED), new Rows(SEED), 1);

      assertThat(result.kept).isEmpty();
      assertThat(result.verdicts).isEmpty();
      assertThat(result.facts).isEmpty();
    }
  }

  private Result run(Engine engine, BalanceRule rule, int partitions, long luck) {
    BalancePlan plan = plan(rule, partitions, SEED);
    return run(engine, plan, rows, luck);
  }

  private static Result run(Engine engine, BalancePlan plan, Rows rows, long luck) {
    Pipeline pipeline = engine.pipeline();
    Balanced balanced =
        pipeline
            .apply(Create.of(rows.blocks(plan.order(), luck)).withCoder(Blocks.CODER))
            .apply("Balance", BalanceClasses.to(plan));
    Gathered<KV<Integer, byte[]>> kept = Gathered.from(balanced.kept());
    Gathered<KV<Integer, byte[]>> verdicts = Gathered.from(balanced.verdicts());
    Gathered<byte[]> facts = Gathered.from(balanced.facts());
    pipeline.run().waitUntilFinish();
    return new Result(rows, kept.elements(), verdicts.elements(), facts.elements());
  }

  private static BalancePlan plan(BalanceRule rule, int partitions, long seed) {
    return new BalancePlan(rule, Set.of(0), seed, new Partitions(partitions), LEDGER);
  }

  /** What came of it, block by block and record by record. */
  private static final class Result {
    private final List<KV<Integer, byte[]>> blocks;
    private final List<KV<Integer, byte[]>> verdicts;
    private final List<Rows.Item> kept = new ArrayList<>();
    private final List<Rows.Item> dropped = new ArrayList<>();
    private final Map<Fact.Kind, Map<ClassKey, Long>> facts = new EnumMap<>(Fact.Kind.class);

    Result(
        Rows rows,
        List<KV<Integer, byte[]>> blocks,
        List<KV<Integer, byte[]>> verdicts,
        List<byte[]> stated) {
      this.blocks = blocks;
      this.verdicts = verdicts;
      for (KV<Integer, byte[]> block : blocks) {
        for (int row = 0; row < block.getValue().length; row += RecordRow.WIDTH) {
          kept.add(Rows.item(block.getValue(), row));
        }
      }
      for (KV<Integer, byte[]> block : verdicts) {
        for (int row : VerdictRow.starts(block.getValue())) {
          dropped.add(droppedItem(rows, block.getValue(), row));
        }
      }
      stated.forEach(
          fact ->
              assertThat(facts.put(Fact.kind(fact), Fact.read(fact, ClassCounts.CODER).counts()))
                  .isNull());
    }

    private static Rows.Item droppedItem(Rows rows, byte[] verdict, int row) {
      assertThat(VerdictRow.reason(verdict, row)).isEqualTo(Reason.BALANCE_DOWNSAMPLED);
      assertThat(VerdictRow.hasSurvivor(verdict, row)).isFalse();
      Rows.Item item = rows.items().get(Math.toIntExact(VerdictRow.ordinal(verdict, row)));
      assertThat(VerdictRow.id(verdict, row)).isEqualTo(item.id());
      return item;
    }

    Map<ClassKey, Long> keptByClass() {
      return kept.stream().collect(groupingBy(Rows.Item::key, counting()));
    }

    Map<ClassKey, Long> droppedByClass() {
      return dropped.stream().collect(groupingBy(Rows.Item::key, counting()));
    }

    Map<Rows.Item, List<Integer>> copies() {
      Map<Rows.Item, List<Integer>> copies = new HashMap<>();
      for (KV<Integer, byte[]> block : blocks) {
        for (int row = 0; row < block.getValue().length; row += RecordRow.WIDTH) {
          copies
              .computeIfAbsent(Rows.item(block.getValue(), row), item -> new ArrayList<>())
              .add(RecordRow.copy(block.getValue(), row));
        }
      }
      return copies;
    }
  }
}
