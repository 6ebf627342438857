package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.RecordId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordRowTest {
  private static final RecordId FINGERPRINT =
      new RecordId(0x0001020304050607L, 0x08090a0b0c0d0e0fL);
  private static final RecordId ID = new RecordId(0x1011121314151617L, 0x18191a1b1c1d1e1fL);
  private static final long ORDINAL = 0x2021222324252627L;
  private static final RecordRow.Facts FACTS =
      new RecordRow.Facts(
          0x28292a2b2c2d2e2fL,
          0x30313233,
          0x34353637,
          0x38393a3b,
          0x3c3d,
          0x40,
          0x4243444546474849L,
          new RecordRow.Merit(1, 0x4a4b4c4d4e4f5051L));

  /** Written by hand from the table in the class comment. */
  private static final String GOLDEN =
      "000102030405060708090a0b0c0d0e0f"
          + "101112131415161718191a1b1c1d1e1f"
          + "2021222324252627"
          + "28292a2b2c2d2e2f"
          + "30313233"
          + "34353637"
          + "38393a3b"
          + "3c3d"
          + "0000"
          + "40"
          + "01"
          + "4243444546474849"
          + "4a4b4c4d4e4f5051";

  @Test
  void theLayoutIsAsTheTableSays() {
    assertThat(HexFormat.of().formatHex(row(FACTS))).isEqualTo(GOLDEN);
    assertThat(row(FACTS)).hasSize(RecordRow.WIDTH);
  }

  @Test
  void aRowIsReadBack() {
    byte[] rows = new byte[3 + RecordRow.WIDTH];
    System.arraycopy(row(FACTS), 0, rows, 3, RecordRow.WIDTH);

    assertThat(RecordRow.fingerprint(rows, 3)).isEqualTo(FINGERPRINT);
    assertThat(RecordRow.id(rows, 3)).isEqualTo(ID);
    assertThat(RecordRow.ordinal(rows, 3)).isEqualTo(ORDINAL);
    assertThat(RecordRow.label(rows, 3)).isEqualTo(FACTS.label());
    assertThat(RecordRow.line(rows, 3)).isEqualTo(FACTS.line());
    assertThat(RecordRow.length(rows, 3)).isEqualTo(FACTS.length());
    assertThat(RecordRow.text(rows, 3)).isEqualTo(FACTS.text());
    assertThat(RecordRow.source(rows, 3)).isEqualTo(FACTS.source());
    assertThat(RecordRow.copy(rows, 3)).isZero();
    assertThat(RecordRow.split(rows, 3)).isEqualTo(FACTS.split());
    assertThat(RecordRow.group(rows, 3)).isEqualTo(FACTS.group());
    assertThat(RecordRow.consent(rows, 3)).isEqualTo(FACTS.merit().consent());
    assertThat(RecordRow.quality(rows, 3)).isEqualTo(FACTS.merit().quality());
  }

  @Test
  void theLargestNumbersAreReadBack() {
    byte[] row =
        row(
            new RecordRow.Facts(
                -1,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                0xffff,
                255,
                -1,
                RecordRow.Merit.NONE));

    assertThat(RecordRow.label(row, 0)).isEqualTo(-1);
    assertThat(RecordRow.line(row, 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(RecordRow.length(row, 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(RecordRow.text(row, 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(RecordRow.source(row, 0)).isEqualTo(0xffff);
    assertThat(RecordRow.split(row, 0)).isEqualTo(RecordRow.NO_SPLIT);
    assertThat(RecordRow.group(row, 0)).isEqualTo(-1);
  }

  @Test
  void aSourceOrSplitThatDoesNotFitIsRefused() {
    assertThatThrownBy(
            () -> row(new RecordRow.Facts(0, 0, 0, 0, 0x10000, 0, 0, RecordRow.Merit.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row(new RecordRow.Facts(0, 0, 0, 0, 0, 256, 0, RecordRow.Merit.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row(new RecordRow.Facts(0, 0, 0, 0, 0, -1, 0, RecordRow.Merit.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCopyHasTheOrderKeyAndItsNumberWhereTheFingerprintWas() {
    RowBuffer ordered = new RowBuffer(0);
    ordered.putInt(0);

    RecordRow.putOrdered(ordered, row(FACTS), 0, 0x8081828384858687L, 0xfedc);

    byte[] rows = ordered.copy();
    assertThat(HexFormat.of().formatHex(rows))
        .isEqualTo(
            "00000000"
                + "8081828384858687"
                + "000000000000fedc"
                + GOLDEN.substring(32, 124)
                + "fedc"
                + GOLDEN.substring(128));
    assertThat(RecordRow.orderKey(rows, 4)).isEqualTo(0x8081828384858687L);
    assertThat(RecordRow.copy(rows, 4)).isEqualTo(0xfedc);
    assertThat(RecordRow.id(rows, 4)).isEqualTo(ID);
  }

  @Test
  void rowsSortByOrderKeyThenCopyThenIdThenOrdinal() {
    RowBuffer rows = new RowBuffer(0);
    put(rows, 1, 0, new RecordId(5, 0), 9);
    put(rows, 1, 0, new RecordId(5, 0), 10);
    put(rows, 1, 0, new RecordId(-5, 0), 0);
    put(rows, 1, 300, new RecordId(0, 0), 0);
    put(rows, -1, 0, new RecordId(0, 0), 0);

    assertThat(RowOrder.ofRows(rows.bytes(), rows.size(), RecordRow.WIDTH, 0, 40)).isSorted();
  }

  private static void put(RowBuffer rows, long orderKey, int copy, RecordId id, long ordinal) {
    RowBuffer row = new RowBuffer(RecordRow.WIDTH);
    RecordRow.put(row, FINGERPRINT, id, ordinal, FACTS);
    RecordRow.putOrdered(rows, row.bytes(), 0, orderKey, copy);
  }

  private static byte[] row(RecordRow.Facts facts) {
    RowBuffer rows = new RowBuffer(0);
    RecordRow.put(rows, FINGERPRINT, ID, ORDINAL, facts);
    return rows.copy();
  }
}
