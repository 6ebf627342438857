package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.check.RequireUniqueKeys.Next;
import dev.granary.coding.KeyedRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.testing.Collected;
import dev.granary.testing.Engine;
import dev.granary.testing.RunsPipelines;
import dev.granary.testing.TestBlocks;
import dev.granary.testing.TestRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunsPipelines.class)
class RequireUniqueKeysTest {
  private static final long SEED = 20261120;
  private static final int UNIQUE = 1;
  private static final int ANY = 0;
  private static final Partitions ONE = new Partitions(1);

  /** The places of the records that passed and of those that were set aside. */
  private record Outcome(Set<Long> passed, Set<Long> setAside) {}

  @ParameterizedTest
  @CsvSource({
    "DIRECT, 1, BY_ORDER, 1",
    "DIRECT, 2, BY_FINGERPRINT, 2",
    "DIRECT, 64, BY_ORDER, 3",
    "IN_PROCESS, 1, BY_FINGERPRINT, 4",
    "IN_PROCESS, 2, BY_ORDER, 5",
    "IN_PROCESS, 64, BY_FINGERPRINT, 6",
    "IN_PROCESS, 64, BY_ORDER, 7"
  })
  void theFirstOfEachKeyStaysWhateverTheEngineThePartitionsAndTheOrder(
      Engine engine, int count, Next next, long order) {
    List<TestRow> records = randomRecords();

    Outcome outcome = run(engine, plan(next, new Partitions(count)), order, records);

    assertThat(outcome).isEqualTo(expected(records));
    assertThat(outcome.passed().size() + outcome.setAside().size()).isEqualTo(records.size());
  }

  @Test
  void whatIsSetAsideNamesTheRecordThatHasTheKey(TestPipeline pipeline) {
    TestRow holder = TestRow.of(1).at(0, 10).from(UNIQUE);
    TestRow other = TestRow.of(1).at(0, 20).from(UNIQUE);

    RequireUniqueKeys.Unique unique =
        pipeline
            .apply(TestBlocks.of(0, RequireUniqueKeysTest::keyed, other, holder))
            .apply(RequireUniqueKeys.by(plan(Next.BY_ORDER, ONE)));

    PAssert.thatSingleton(unique.rows())
        .satisfies(
            block -> {
              assertThat(block.getValue()).hasSize(RecordRow.WIDTH);
              assertThat(RecordRow.ordinal(block.getValue(), 0)).isEqualTo(10);
              return null;
            });
    String id = holder.id().toString();
    PAssert.thatSingleton(unique.verdicts())
        .satisfies(
            block -> {
              byte[] verdict = block.getValue();
              assertThat(VerdictRow.starts(verdict)).hasSize(1);
              assertThat(VerdictRow.id(verdict, 0)).hasToString(id);
              assertThat(VerdictRow.ordinal(verdict, 0)).isEqualTo(20);
              assertThat(VerdictRow.line(verdict, 0)).isEqualTo(20);
              assertThat(VerdictRow.source(verdict, 0)).isEqualTo(UNIQUE);
              assertThat(VerdictRow.reason(verdict, 0)).isEqualTo(Reason.CHECK_UNIQUE);
              assertThat(VerdictRow.keyTaken(verdict, 0))
                  .isEqualTo(new VerdictRow.KeyTaken(20 + 7, TestRow.spread(20), 10, 10));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aSourceThatNeedsNoUniqueKeysPasses(TestPipeline pipeline) {
    TestRow record = TestRow.of(1).from(ANY);

    RequireUniqueKeys.Unique unique =
        pipeline
            .apply(
                TestBlocks.of(
                    0,
                    RequireUniqueKeysTest::keyed,
                    record.at(0, 1),
                    record.at(0, 2),
                    record.at(0, 3)))
            .apply(RequireUniqueKeys.by(plan(Next.BY_FINGERPRINT, ONE)));

    byte[] expected = TestRow.block(List.of(record.at(0, 1), record.at(0, 2), record.at(0, 3)));
    PAssert.thatSingleton(unique.rows())
        .satisfies(
            block -> {
              assertThat(block.getValue()).isEqualTo(expected);
              return null;
            });
    PAssert.that(unique.verdicts()).empty();
    pipeline.run();
  }

  private static RequireUniqueKeys.Plan plan(Next next, Partitions partitions) {
    return new RequireUniqueKeys.Plan(
        Set.of(UNIQUE, 7), next, new RequireUniqueKeys.Spreading(partitions, partitions, SEED));
  }

  /** Two sources with ids of their own, as an id is a hash of the source's name too. */
  private static List<TestRow> randomRecords() {
    Random random = new Random(SEED);
    List<TestRow> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int source = random.nextInt(2);
      records.add(
          TestRow.of(2 * random.nextInt(300) + source)
              .withContent(i)
              .at(random.nextInt(3), i)
              .from(source));
    }
    return records;
  }

  private static Outcome expected(List<TestRow> records) {
    Outcome outcome = new Outcome(new HashSet<>(), new HashSet<>());
    records.stream()
        .collect(Collectors.groupingBy(TestRow::id))
        .values()
        .forEach(
            same -> {
              long first = same.stream().mapToLong(TestRow::ordinal).min().orElseThrow();
              for (TestRow record : same) {
                boolean passes = record.source() == ANY || record.ordinal() == first;
                (passes ? outcome.passed() : outcome.setAside()).add(record.ordinal());
              }
            });
    return outcome;
  }

  /** A record of so many bytes, with a digest, as its ordinal says. */
  private static void keyed(TestRow record, RowBuffer rows) {
    record.putInto(rows);
    KeyedRow.complete(rows, record.ordinal() + 7, TestRow.spread(record.ordinal()));
  }

  private static Outcome run(
      Engine engine, RequireUniqueKeys.Plan plan, long order, List<TestRow> records) {
    Partitions partitions = plan.spreading().order();
    Pipeline pipeline = engine.pipeline();
    RequireUniqueKeys.Unique unique =
        pipeline
            .apply(
                TestBlocks.shuffled(
                    records,
                    record -> partitions.of(record.id().high()),
                    order,
                    RequireUniqueKeysTest::keyed))
            .apply(RequireUniqueKeys.by(plan));
    Collected<KV<Integer, byte[]>> rows = Collected.of(unique.rows());
    Collected<KV<Integer, byte[]>> verdicts = Collected.of(unique.verdicts());
    pipeline.run().waitUntilFinish();
    return new Outcome(passed(plan, rows.elements()), setAside(partitions, verdicts.elements()));
  }

  /** The places of these rows; each must be in the partition that the next step groups by. */
  private static Set<Long> passed(RequireUniqueKeys.Plan plan, List<KV<Integer, byte[]>> blocks) {
    Partitions partitions = plan.spreading().order();
    Set<Long> places = new HashSet<>();
    for (KV<Integer, byte[]> block : blocks) {
      byte[] rows = block.getValue();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        long ordinal = RecordRow.ordinal(rows, row);
        switch (plan.next()) {
          case BY_FINGERPRINT -> {
            RecordId content = TestRow.spread(RecordRow.line(rows, row));
            assertThat(RecordRow.fingerprint(rows, row)).isEqualTo(content);
            assertThat(block.getKey()).isEqualTo(partitions.of(content.high()));
          }
          case BY_ORDER -> {
            long key = OrderKey.of(SEED, RecordRow.id(rows, row), 0);
            assertThat(RecordRow.orderKey(rows, row)).isEqualTo(key);
            assertThat(block.getKey()).isEqualTo(partitions.of(key));
          }
        }
        assertThat(places.add(ordinal)).isTrue();
      }
    }
    return places;
  }

  /** The places of these verdicts; each must be in the partition of its id. */
  private static Set<Long> setAside(Partitions partitions, List<KV<Integer, byte[]>> blocks) {
    Set<Long> places = new HashSet<>();
    for (KV<Integer, byte[]> block : blocks) {
      byte[] rows = block.getValue();
      for (int row : VerdictRow.starts(rows)) {
        RecordId id = VerdictRow.id(rows, row);
        assertThat(block.getKey()).isEqualTo(partitions.of(id.high()));
        assertThat(VerdictRow.reason(rows, row)).isEqualTo(Reason.CHECK_UNIQUE);
        assertThat(VerdictRow.keyTaken(rows, row).holder())
            .isLessThan(VerdictRow.ordinal(rows, row));
        assertThat(places.add(VerdictRow.ordinal(rows, row))).isTrue();
      }
    }
    return places;
  }
}
