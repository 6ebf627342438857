package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.RowBuffer;
import java.util.List;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class FactCodersTest {
  @Test
  void aWrittenShardIsCodedAsItIs() throws Exception {
    WrittenShard shard = new WrittenShard(3, "vögel-train", 1L << 40, 1L << 41, "ab", "cd");

    assertThat(CoderUtils.clone(WrittenShard.CODER, shard)).isEqualTo(shard);
    assertThat(WrittenShard.indexOf("a.tfrecord")).isEqualTo("index/a.tfrecord.index");
  }

  @Test
  void aRemainderIsCodedAsItIs() throws Exception {
    Remainder remainder = new Remainder(List.of(TestRecord.of(1).id(), TestRecord.of(2).id()));

    assertThat(CoderUtils.clone(Remainder.CODER, remainder)).isEqualTo(remainder);
    assertThat(CoderUtils.clone(Remainder.CODER, new Remainder(List.of())).ids()).isEmpty();
  }

  @Test
  void aPartKeepsItsSlicesAndRowsApart() {
    RowBuffer rows = new RowBuffer(0);
    TestRecord.of(1).putRow(rows);
    byte[] slices = new byte[2 * Slice.WIDTH];
    slices[Slice.WIDTH] = 7;

    byte[] part = ShardPart.of(4_095, slices, rows);

    assertThat(ShardPart.place(part)).isEqualTo(4_095);
    assertThat(ShardPart.slices(part)).isEqualTo(slices);
    assertThat(ShardPart.rows(part)).isEqualTo(rows.copy());
  }
}
