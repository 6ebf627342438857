package dev.granary.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Blocks;
import dev.granary.coding.LinkRow;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import dev.granary.testing.Collected;
import dev.granary.testing.Engine;
import dev.granary.testing.RunsPipelines;
import dev.granary.testing.TestBlocks;
import dev.granary.testing.TestRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunsPipelines.class)
class AssignSplitsTest {
  private static final Partitions LEDGER = new Partitions(4);
  private static final SplitPlan HALVES = new SplitPlan(1, List.of(0.5, 0.4), List.of());
  private static final AssignSplits.Plan PLAN =
      new AssignSplits.Plan(HALVES, new Partitions(8), LEDGER);

  private final TestRow first = TestRow.of(1).at(0, 1).in(0);
  private final TestRow second = TestRow.of(2).at(0, 2).in(RecordRow.NO_SPLIT).from(3);
  private final TestRow third = TestRow.of(3).at(0, 3).in(253);

  @Test
  void rowsOfASplitPassAsTheyAre(TestPipeline pipeline) {
    Assigned assigned =
        pipeline.apply(TestBlocks.of(17, first, second, third)).apply(AssignSplits.by(PLAN));

    byte[] expected = TestRow.block(List.of(first, third));
    PAssert.thatSingleton(assigned.kept())
        .satisfies(
            block -> {
              assertThat(block.getKey()).isEqualTo(17);
              assertThat(block.getValue()).isEqualTo(expected);
              return null;
            });
    pipeline.run();
  }

  @Test
  void theOthersAreDroppedWithTheReason(TestPipeline pipeline) {
    Assigned assigned =
        pipeline.apply(TestBlocks.of(17, first, second, third)).apply(AssignSplits.by(PLAN));

    int partition = LEDGER.of(second.id().high());
    RowBuffer expected = new RowBuffer(0);
    VerdictRow.putDropped(
        expected,
        new VerdictRow.Subject(second.id(), second.ordinal(), 0, second.line(), 3),
        Reason.SPLIT_UNASSIGNED);
    byte[] verdict = expected.copy();
    PAssert.thatSingleton(assigned.verdicts())
        .satisfies(
            block -> {
              assertThat(block.getKey()).isEqualTo(partition);
              assertThat(block.getValue()).isEqualTo(verdict);
              return null;
            });
    pipeline.run();
  }

  @Test
  void aBlockThatIsDroppedWholeIsNotSentOn(TestPipeline pipeline) {
    Assigned assigned = pipeline.apply(TestBlocks.of(0, second)).apply(AssignSplits.by(PLAN));

    PAssert.that(assigned.kept()).empty();
    pipeline.run();
  }

  @Test
  void whereAllHaveASplitThereAreNoVerdicts(TestPipeline pipeline) {
    Assigned assigned = pipeline.apply(TestBlocks.of(0, first, third)).apply(AssignSplits.by(PLAN));

    PAssert.that(assigned.verdicts()).empty();
    pipeline.run();
  }

  @ParameterizedTest
  @EnumSource
  void noRecordIsLost(Engine engine) {
    List<TestRow> records =
        IntStream.range(0, 500)
            .mapToObj(i -> TestRow.of(i).at(0, i).in(i % 10 == 0 ? RecordRow.NO_SPLIT : i % 3))
            .toList();
    Pipeline pipeline = engine.pipeline();
    Assigned assigned =
        pipeline
            .apply(TestBlocks.shuffled(records, record -> LEDGER.of(record.id().high()), 7))
            .apply(AssignSplits.by(PLAN));
    Collected<KV<Integer, byte[]>> kept = Collected.of(assigned.kept());
    Collected<KV<Integer, byte[]>> verdicts = Collected.of(assigned.verdicts());
    pipeline.run().waitUntilFinish();

    assertThat(joined(kept)).hasSize(450 * RecordRow.WIDTH);
    assertThat(VerdictRow.starts(joined(verdicts))).hasSize(50);
  }

  @ParameterizedTest
  @EnumSource
  void linkedGroupsComeIntoTheSplitOfTheSmallestOfThem(Engine engine) {
    AssignSplit splits = new AssignSplit(HALVES);
    List<TestRow> records =
        IntStream.range(0, 300)
            .mapToObj(
                i -> TestRow.of(i).at(0, i).ofGroup(group(i)).in(splits.regrouped(group(i), 0)))
            .toList();
    Pipeline pipeline = engine.pipeline();
    PCollection<KV<Integer, byte[]>> links =
        pipeline.apply(
            "Links",
            Create.of(links(0, 1, 2, 1, 3, 2), links(10, 11), links(12, 12))
                .withCoder(Blocks.CODER));
    Assigned assigned =
        pipeline
            .apply(TestBlocks.shuffled(records, record -> LEDGER.of(record.id().high()), 7))
            .apply(AssignSplits.by(PLAN).keepingTogether(links));
    Collected<KV<Integer, byte[]>> kept = Collected.of(assigned.kept());
    Collected<KV<Integer, byte[]>> verdicts = Collected.of(assigned.verdicts());
    pipeline.run().waitUntilFinish();

    Map<RecordId, Long> expected = new HashMap<>();
    records.forEach(record -> expected.put(record.id(), record.group()));
    long first = smallest(0, 1, 2, 3);
    IntStream.range(0, 4).forEach(i -> expected.put(TestRow.spread(i), first));
    long second = smallest(10, 11);
    IntStream.of(10, 11).forEach(i -> expected.put(TestRow.spread(i), second));
    byte[] rows = joined(kept);
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      long group = expected.remove(RecordRow.id(rows, row));
      assertThat(RecordRow.group(rows, row)).isEqualTo(group);
      assertThat(RecordRow.split(rows, row)).isEqualTo(splits.regrouped(group, 0));
    }
    assertThat(expected.values())
        .isNotEmpty()
        .allMatch(group -> splits.regrouped(group, 0) == RecordRow.NO_SPLIT);
    assertThat(VerdictRow.starts(joined(verdicts))).hasSize(expected.size());
  }

  private static long group(int number) {
    return StableHash.mix(2, number);
  }

  private static long smallest(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(AssignSplitsTest::group)
        .min(Long::compareUnsigned)
        .orElseThrow();
  }

  private static KV<Integer, byte[]> links(int... pairs) {
    RowBuffer rows = new RowBuffer(0);
    for (int i = 0; i < pairs.length; i += 2) {
      LinkRow.put(rows, group(pairs[i]), group(pairs[i + 1]));
    }
    return KV.of(pairs[0] % 3, rows.copy());
  }

  private static byte[] joined(Collected<KV<Integer, byte[]>> blocks) {
    return Blocks.join(blocks.elements().stream().map(KV::getValue).toList());
  }
}
