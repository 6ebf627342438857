package dev.granary.dedup;

import dev.granary.coding.RecordRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many records of a cluster have each label. */
final class LabelTally {
  private LabelTally() {}

  /**
   * The records of a cluster that have one label.
   *
   * @param best the row of the one that the policy wants most
   */
  record Side(long label, int records, int best) {}

  /** Whether all rows have the same label. */
  static boolean agree(byte[] rows, int[] starts, int from, int to) {
    long label = RecordRow.label(rows, starts[from]);
    for (int i = from + 1; i < to; i++) {
      if (RecordRow.label(rows, starts[i]) != label) {
        return false;
      }
    }
    return true;
  }

  /** The sides of a cluster: the one with most records first; of equal ones, the better first. */
  static List<Side> of(byte[] rows, int[] starts, int from, int to, Survivor survivor) {
    Map<Long, Side> sides = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      Side one = new Side(RecordRow.label(rows, starts[i]), 1, starts[i]);
      sides.merge(one.label, one, (left, right) -> joined(left, right, rows, survivor));
    }
    return sides.values().stream()
        .sorted(
            Comparator.comparingInt(Side::records)
                .reversed()
                .thenComparing((left, right) -> survivor.compare(rows, left.best, right.best)))
        .toList();
  }

  private static Side joined(Side left, Side right, byte[] rows, Survivor survivor) {
    boolean leftIsBetter = survivor.compare(rows, left.best, right.best) < 0;
    return new Side(
        left.label, left.records + right.records, leftIsBetter ? left.best : right.best);
  }
}
