package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
  private static final long SEED = 20261120;

  /** Few different bytes make many ties, which tell a stable sort from another. */
  @ParameterizedTest
  @CsvSource({"256, 1", "256, 2", "2, 3", "1, 4"})
  void itSortsAsTheLibraryDoes(int differentBytes, int variant) {
    Random random = new Random(SEED + variant);
    for (int attempt = 0; attempt < 300; attempt++) {
      int width = 1 + random.nextInt(80);
      int from = random.nextInt(width);
      int to = from + random.nextInt(width - from + 1);
      byte[] rows = rows(random, random.nextInt(200), width, differentBytes);

      assertThat(RowOrder.ofRows(rows, rows.length, width, from, to))
          .isEqualTo(sortedByTheLibrary(rows, width, from, to));
    }
  }

  @Test
  void aHundredThousandRowsAreSorted() {
    byte[] rows = rows(new Random(SEED), 100_000, 66, 256);

    assertThat(RowOrder.ofRows(rows, rows.length, 66, 0, 16))
        .isEqualTo(sortedByTheLibrary(rows, 66, 0, 16));
  }

  /** One key far from all others, or two heaps: what is spread evenly is only the usual case. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255})
  void keysThatAreNotSpreadAreSortedToo(int highest) {
    Random random = new Random(SEED + highest);
    byte[] rows = rows(random, 5_000, 12, 256);
    for (int row = 0; row < rows.length; row += 12) {
      boolean isFar = row == 600 || (highest == 128 && random.nextBoolean());
      Arrays.fill(rows, row, row + 6, (byte) (isFar ? highest : 0x40));
    }

    assertThat(RowOrder.ofRows(rows, rows.length, 12, 0, 10))
        .isEqualTo(sortedByTheLibrary(rows, 12, 0, 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 16, 17, 1000})
  void equalRowsKeepTheirOrder(int count) {
    assertThat(RowOrder.ofRows(new byte[count * 5], count * 5, 5, 0, 5))
        .isEqualTo(IntStream.range(0, count).map(i -> i * 5).toArray());
  }

  @Test
  void twoRowsInTheWrongOrderAreExchanged() {
    assertThat(RowOrder.ofRows(new byte[] {2, 1}, 2, 1, 0, 1)).containsExactly(1, 0);
  }

  @Test
  void bytesAreUnsigned() {
    byte[] rows = {(byte) 0x80, 0x7f, (byte) 0xff, 0};

    assertThat(RowOrder.ofRows(rows, 4, 1, 0, 1)).containsExactly(3, 1, 0, 2);
  }

  @Test
  void onlyTheFirstBytesOfABufferAreRows() {
    assertThat(RowOrder.ofRows(new byte[] {3, 2, 1}, 2, 1, 0, 1)).containsExactly(1, 0);
  }

  @Test
  void bytesOutsideTheRangeDoNotCount() {
    byte[] rows = {9, 1, 0, 8, 0, 9};

    assertThat(RowOrder.ofRows(rows, 6, 3, 1, 2)).containsExactly(3, 0);
    assertThat(RowOrder.compare(rows, 0, 3, 1, 2)).isPositive();
    assertThat(RowOrder.compare(rows, 0, 3, 1, 1)).isZero();
  }

  @Test
  void rowsOfDifferentLengthsAreSortedByTheirStarts() {
    byte[] rows = {2, 0, 0, 0, 1, 0, 3};
    int[] starts = {0, 4, 6};

    RowOrder.sort(rows, starts, 0, 1);

    assertThat(starts).containsExactly(4, 0, 6);
  }

  @Test
  void aPieceOfARowIsRefused() {
    assertThatThrownBy(() -> RowOrder.ofRows(new byte[7], 7, 3, 0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 bytes are no whole number of rows of 3");
  }

  private static byte[] rows(Random random, int count, int width, int differentBytes) {
    byte[] rows = new byte[count * width];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (random.nextInt(differentBytes) * 37);
    }
    return rows;
  }

  private static int[] sortedByTheLibrary(byte[] rows, int width, int from, int to) {
    Comparator<Integer> byRange =
        (left, right) ->
            Arrays.compareUnsigned(
                Arrays.copyOfRange(rows, left + from, left + to),
                Arrays.copyOfRange(rows, right + from, right + to));
    return IntStream.range(0, rows.length / width)
        .mapToObj(i -> i * width)
        .sorted(byRange)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
