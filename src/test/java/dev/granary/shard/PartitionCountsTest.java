package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.RowBuffer;
import dev.granary.shard.PartitionCounts.Cell;
import dev.granary.shard.PartitionCounts.Count;
import java.util.Map;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class PartitionCountsTest {
  @Test
  void countRecordsAndTheBytesOfTheirFrames() {
    RowBuffer rows = new RowBuffer(0);
    TestRecord.of(1).ofLength(100).putRow(rows);
    TestRecord.of(2).ofLength(0).putRow(rows);
    TestRecord.of(3).ofLength(7).in(1).putRow(rows);
    PartitionCounts counts = PartitionCounts.none();

    counts.addRows(5, rows.copy());
    counts.addRows(5, rows.copy());
    counts.addRows(6, new byte[0]);

    assertThat(counts.cells())
        .isEqualTo(Map.of(new Cell(0, 5), new Count(4, 264), new Cell(1, 5), new Count(2, 46)));
  }

  @Test
  void doNotOverflowWhereFramesAddUpToMoreThanAnInt() {
    RowBuffer rows = new RowBuffer(0);
    TestRecord.of(1).ofLength(Integer.MAX_VALUE).putRow(rows);
    TestRecord.of(2).ofLength(Integer.MAX_VALUE).putRow(rows);
    PartitionCounts counts = PartitionCounts.none();

    counts.addRows(0, rows.copy());

    assertThat(counts.cells().get(new Cell(0, 0)))
        .isEqualTo(new Count(2, 2 * (Integer.MAX_VALUE + 16L)));
  }

  @Test
  void areCodedAsTheyAre() throws Exception {
    PartitionCounts counts = PartitionCounts.none();
    counts.cells().put(new Cell(2, 4_095), new Count(1L << 40, 1L << 50));
    counts.cells().put(new Cell(0, 1), new Count(3, 4));

    assertThat(CoderUtils.clone(PartitionCounts.CODER, counts)).isEqualTo(counts);
  }
}
