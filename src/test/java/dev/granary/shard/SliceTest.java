package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.RowBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SliceTest {
  @Test
  void isARowThatSortsBySegment() {
    RowBuffer rows = new RowBuffer(0);
    Slice records = new Slice(0x0102030405060708L, Slice.Origin.RECORDS, 0x10, 0x20, -2);
    Slice copies = new Slice(-1, Slice.Origin.COPIES, Integer.MAX_VALUE, 1, 3);
    records.put(rows);
    copies.put(rows);

    assertThat(HexFormat.of().formatHex(rows.copy()))
        .isEqualTo(
            "0102030405060708"
                + "00"
                + "00000010"
                + "00000020"
                + "fffffffe"
                + "ffffffffffffffff"
                + "01"
                + "7fffffff"
                + "00000001"
                + "00000003");
    assertThat(Slice.at(rows.copy(), 0)).isEqualTo(records);
    assertThat(Slice.at(rows.copy(), Slice.WIDTH)).isEqualTo(copies);
  }
}
