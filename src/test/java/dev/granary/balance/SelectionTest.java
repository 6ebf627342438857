package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.util.HexFormat;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final long SEED = 20261120;

  /** Chi-square with 63 degrees of freedom passes 126 once in 300,000 times. */
  private static final double CRITICAL = 126;

  @Test
  void writesTheHashTheIdAndTheOrdinal() {
    RecordId id = new RecordId(0x1122334455667788L, 0x99aabbccddeeff00L);
    Selection selection = new Selection(SEED);
    byte[] row = Rows.row(new Rows.Item(new ClassKey(0, 0), id, 258));
    RowBuffer selected = new RowBuffer(Selection.WIDTH);

    selection.put(selected, row, 0);

    assertThat(HexFormat.of().formatHex(selected.copy()))
        .isEqualTo(
            HexFormat.of().toHexDigits(selection.hash(id))
                + "112233445566778899aabbccddeeff00"
                + "0000000000000102");
    assertThat(selected.size()).isEqualTo(Selection.WIDTH);
    assertThat(selection.bucket(row, 0)).isEqualTo((int) (selection.hash(id) >>> 56));
  }

  @Test
  void isAnotherWithAnotherSeed() {
    assertThat(new Selection(1).hash(Rows.id(1))).isNotEqualTo(new Selection(2).hash(Rows.id(1)));
  }

  @Test
  void takesFromEveryPartOfTheOrder() {
    assertThat(chiSquare(id -> OrderKey.of(SEED, id, 0))).isBetween(20.0, CRITICAL);
  }

  @Test
  void takesFromThePlacesOfFurtherCopiesAlike() {
    assertThat(chiSquare(id -> OrderKey.of(SEED, id, 1))).isBetween(20.0, CRITICAL);
  }

  @Test
  void theMeasureIsSharpEnoughToSeeAConnection() {
    Selection selection = new Selection(SEED);

    assertThat(chiSquare(selection::hash)).isGreaterThan(CRITICAL);
    assertThat(chiSquare(id -> selection.hash(id) ^ StableHash.mix(1, id.high()) >>> 1))
        .isGreaterThan(CRITICAL);
  }

  /** How unevenly the third of the records that is selected lies over 64 ranges of a place. */
  private static double chiSquare(ToLongFunction<RecordId> place) {
    Selection selection = new Selection(SEED);
    Partitions ranges = new Partitions(64);
    long[] all = new long[ranges.count()];
    long[] selected = new long[ranges.count()];
    int records = 60_000;
    long total = 0;
    for (int i = 0; i < records; i++) {
      RecordId id = Rows.id(i);
      int range = ranges.of(place.applyAsLong(id));
      all[range]++;
      if (StableHash.unit(selection.hash(id)) < 1.0 / 3) {
        selected[range]++;
        total++;
      }
    }
    double share = (double) total / records;
    double sum = 0;
    for (int i = 0; i < all.length; i++) {
      double expected = all[i] * share;
      double difference = selected[i] - expected;
      sum += difference * difference / (expected * (1 - share));
    }
    return sum;
  }
}
