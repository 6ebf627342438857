package dev.granary.balance;

import dev.granary.coding.RowBuffer;
import java.util.Arrays;
import java.util.Map;

/** Which records stay: those before the cut of their class, and all of a class that is not cut. */
final class Choice {
  private final Selection selection;
  private final Cuts cuts;
  private final Map<ClassKey, Integer> numbers;
  private final Map<Integer, byte[]> firstToGo;
  private final RowBuffer selected = new RowBuffer(Selection.WIDTH);

  /** Takes, for each cut, the selection row of the first record that goes. */
  Choice(Selection selection, Cuts cuts, Map<Integer, byte[]> firstToGo) {
    this.selection = selection;
    this.cuts = cuts;
    this.firstToGo = firstToGo;
    numbers = cuts.numbers();
  }

  boolean keeps(byte[] rows, int row) {
    Integer number = numbers.get(ClassKey.of(rows, row));
    if (number == null) {
      return true;
    }
    Cuts.Cut cut = cuts.cuts().get(number);
    int bucket = selection.bucket(rows, row);
    return bucket == cut.bucket() ? isBeforeFirst(number, rows, row) : bucket < cut.bucket();
  }

  private boolean isBeforeFirst(Integer number, byte[] rows, int row) {
    byte[] first = firstToGo.get(number);
    if (first == null) {
      throw new IllegalStateException(
          cuts.cuts().get(number).key() + " is cut, but nobody said at which record");
    }
    selected.clear();
    selection.put(selected, rows, row);
    return Arrays.compareUnsigned(selected.bytes(), 0, Selection.WIDTH, first, 0, Selection.WIDTH)
        < 0;
  }
}
