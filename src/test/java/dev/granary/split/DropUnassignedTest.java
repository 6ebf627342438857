package dev.granary.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Blocks;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.testing.Collected;
import dev.granary.testing.Engine;
import dev.granary.testing.RunsPipelines;
import dev.granary.testing.TestBlocks;
import dev.granary.testing.TestRow;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunsPipelines.class)
class DropUnassignedTest {
  private static final Partitions LEDGER = new Partitions(4);

  private final TestRow first = TestRow.of(1).at(0, 1).in(0);
  private final TestRow second = TestRow.of(2).at(0, 2).in(RecordRow.NO_SPLIT).from(3);
  private final TestRow third = TestRow.of(3).at(0, 3).in(254);

  @Test
  void rowsOfASplitPassAsTheyAre(TestPipeline pipeline) {
    DropUnassigned.Assigned assigned =
        pipeline
            .apply(TestBlocks.of(17, first, second, third))
            .apply(DropUnassigned.tellingTo(LEDGER));

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
    DropUnassigned.Assigned assigned =
        pipeline
            .apply(TestBlocks.of(17, first, second, third))
            .apply(DropUnassigned.tellingTo(LEDGER));

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
    DropUnassigned.Assigned assigned =
        pipeline.apply(TestBlocks.of(0, second)).apply(DropUnassigned.tellingTo(LEDGER));

    PAssert.that(assigned.kept()).empty();
    pipeline.run();
  }

  @Test
  void whereAllHaveASplitThereAreNoVerdicts(TestPipeline pipeline) {
    DropUnassigned.Assigned assigned =
        pipeline.apply(TestBlocks.of(0, first, third)).apply(DropUnassigned.tellingTo(LEDGER));

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
    DropUnassigned.Assigned assigned =
        pipeline
            .apply(TestBlocks.shuffled(records, record -> LEDGER.of(record.id().high()), 7))
            .apply(DropUnassigned.tellingTo(LEDGER));
    Collected<KV<Integer, byte[]>> kept = Collected.of(assigned.kept());
    Collected<KV<Integer, byte[]>> verdicts = Collected.of(assigned.verdicts());
    pipeline.run().waitUntilFinish();

    assertThat(joined(kept)).hasSize(450 * RecordRow.WIDTH);
    assertThat(VerdictRow.starts(joined(verdicts))).hasSize(50);
  }

  private static byte[] joined(Collected<KV<Integer, byte[]>> blocks) {
    return Blocks.join(blocks.elements().stream().map(KV::getValue).toList());
  }
}
