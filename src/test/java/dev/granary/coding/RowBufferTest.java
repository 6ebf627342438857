package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.RecordId;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowBufferTest {
  private final RowBuffer rows = new RowBuffer(0);

  @Test
  void numbersAreWrittenWithTheirHighestByteFirst() {
    rows.putByte(0x01);
    rows.putShort(0x0203);
    rows.putInt(0x04050607);
    rows.putLong(0x08090a0b0c0d0e0fL);
    rows.putId(new RecordId(0x1011121314151617L, 0x18191a1b1c1d1e1fL));
    rows.put(new byte[] {9, 0x20, 0x21, 9}, 1, 2);

    assertThat(hex())
        .isEqualTo(
            "01"
                + "0203"
                + "04050607"
                + "08090a0b0c0d0e0f"
                + "101112131415161718191a1b1c1d1e1f"
                + "2021");
  }

  @Test
  void whatWasWrittenIsReadBack() {
    rows.putShort(0xffff);
    rows.putInt(-2);
    rows.putLong(Long.MIN_VALUE);
    rows.putId(new RecordId(-1, 1));

    assertThat(RowBuffer.shortAt(rows.bytes(), 0)).isEqualTo(0xffff);
    assertThat(RowBuffer.intAt(rows.bytes(), 2)).isEqualTo(-2);
    assertThat(RowBuffer.longAt(rows.bytes(), 6)).isEqualTo(Long.MIN_VALUE);
    assertThat(RowBuffer.idAt(rows.bytes(), 14)).isEqualTo(new RecordId(-1, 1));
  }

  @Test
  void bytesSortAsUnsignedNumbersDo() {
    long[] ascending = {0, 1, 255, 256, Long.MAX_VALUE, Long.MIN_VALUE, -1};
    for (long number : ascending) {
      rows.putLong(number);
    }

    for (int row = 8; row < rows.size(); row += 8) {
      assertThat(RowOrder.compare(rows.bytes(), row - 8, row, 0, 8)).isNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 17, 1000})
  void itGrowsWithWhatIsWritten(int capacity) {
    RowBuffer growing = new RowBuffer(capacity);
    byte[] piece = new byte[37];

    for (int i = 0; i < 1000; i++) {
      Arrays.fill(piece, (byte) i);
      growing.put(piece, 0, piece.length);
      growing.putInt(i);
    }

    assertThat(growing.size()).isEqualTo(1000 * 41);
    for (int i = 0; i < 1000; i++) {
      assertThat(growing.bytes()[i * 41]).isEqualTo((byte) i);
      assertThat(growing.bytes()[i * 41 + 36]).isEqualTo((byte) i);
      assertThat(RowBuffer.intAt(growing.bytes(), i * 41 + 37)).isEqualTo(i);
    }
  }

  @Test
  void numbersAreWrittenOver() {
    rows.putLong(0);
    rows.putLong(0);
    rows.putLong(0);

    rows.setShort(1, 0xfefd);
    rows.setInt(4, -2);
    rows.setLong(10, 0x0102030405060708L);

    assertThat(hex())
        .isEqualTo("00fefd00" + "fffffffe" + "0000" + "0102030405060708" + "000000000000");
  }

  @Test
  void aCopyIsItsOwn() {
    rows.putInt(7);
    byte[] copy = rows.copy();
    rows.setInt(0, 8);
    rows.putInt(9);

    assertThat(copy).containsExactly(0, 0, 0, 7);
  }

  @Test
  void aClearedBufferIsEmptyAndStartsAnew() {
    assertThat(rows.isEmpty()).isTrue();
    rows.putInt(7);
    assertThat(rows.isEmpty()).isFalse();

    rows.clear();

    assertThat(rows.isEmpty()).isTrue();
    assertThat(rows.copy()).isEmpty();
    rows.putByte(1);
    assertThat(rows.copy()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void aByteHoldsNoMore(int value) {
    assertThatThrownBy(() -> rows.putByte(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(value + " is not a number of 0 to 255");
    assertThat(rows.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void twoBytesHoldNoMore(int value) {
    rows.putShort(1);

    assertThatThrownBy(() -> rows.putShort(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(value + " is not a number of 0 to 65535");
    assertThatThrownBy(() -> rows.setShort(0, value)).isInstanceOf(IllegalArgumentException.class);
    assertThat(rows.copy()).containsExactly(0, 1);
  }

  @Test
  void whatAnArrayCannotHoldIsRefused() {
    rows.putInt(1);

    assertThatThrownBy(() -> rows.put(new byte[0], 0, Integer.MAX_VALUE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a block of rows would take 2147483651 bytes; at most 2147483631 fit");
    assertThat(rows.copy()).containsExactly(0, 0, 0, 1);
  }

  private String hex() {
    return HexFormat.of().formatHex(rows.copy());
  }
}
