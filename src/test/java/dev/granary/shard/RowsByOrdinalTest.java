package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Ordinal;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsByOrdinalTest {
  /** From this file on, ordinals are below zero as signed numbers. */
  private static final long LATE = Ordinal.of((1 << 23) - 1, 5);

  private static final long EARLY = Ordinal.of(0, 5);
  private static final long MIDDLE = Ordinal.of(3, 0);

  private final byte[] rows = rows(EARLY, LATE, MIDDLE, EARLY, LATE + 1, LATE);

  @Test
  void findEveryRowOfAnOrdinalHoweverLateItsFile() {
    assertThat(found(EARLY)).containsExactly(0, 3);
    assertThat(found(MIDDLE)).containsExactly(2);
    assertThat(found(LATE)).containsExactly(1, 5);
    assertThat(found(LATE + 1)).containsExactly(4);
  }

  @Test
  void findNoneOfAnOrdinalThatIsNotThere() {
    for (long absent : new long[] {0, EARLY + 1, MIDDLE - 1, LATE - 1, LATE + 2, -1}) {
      assertThat(found(absent)).isEmpty();
    }
  }

  @Test
  void lookNoFartherThanTheyAreTold() {
    RowsByOrdinal some = new RowsByOrdinal(rows, RecordRow.WIDTH, 3 * RecordRow.WIDTH);

    assertThat(some.has(some.first(EARLY), EARLY)).isFalse();
    assertThat(some.row(some.first(LATE))).isEqualTo(RecordRow.WIDTH);
    assertThat(new RowsByOrdinal(rows, 0, 0).has(0, 0)).isFalse();
  }

  /** The numbers, by their place in the block, of the rows of an ordinal. */
  private List<Integer> found(long ordinal) {
    RowsByOrdinal sorted = new RowsByOrdinal(rows, 0, rows.length);
    List<Integer> found = new ArrayList<>();
    for (int i = sorted.first(ordinal); sorted.has(i, ordinal); i++) {
      found.add(sorted.row(i) / RecordRow.WIDTH);
    }
    return found;
  }

  private static byte[] rows(long... ordinals) {
    RowBuffer rows = new RowBuffer(0);
    for (int i = 0; i < ordinals.length; i++) {
      TestRecord.of(i).at(ordinals[i]).putRow(rows);
    }
    return rows.copy();
  }
}
