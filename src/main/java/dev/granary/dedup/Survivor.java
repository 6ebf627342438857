package dev.granary.dedup;

import dev.granary.coding.RecordRow;
import java.io.Serializable;
import java.util.List;

/**
 * Which of several equal records stays. The rules are asked in turn; records that all of them leave
 * equal are told apart by place, so the answer never depends on the order of arrival.
 */
public final class Survivor implements Serializable {
  private final List<KeepRule> keep;
  private final List<Integer> priorities;

  public Survivor(List<KeepRule> keep, List<Integer> priorities) {
    this.keep = keep;
    this.priorities = priorities;
  }

  /**
   * Of the rows that start at {@code starts[from]} to {@code starts[to - 1]}, the one that stays.
   */
  int among(byte[] rows, int[] starts, int from, int to) {
    int best = starts[from];
    for (int i = from + 1; i < to; i++) {
      if (compare(rows, starts[i], best) < 0) {
        best = starts[i];
      }
    }
    return best;
  }

  /** Below 0 where the left one stays rather than the right one; 0 for no two records. */
  public int compare(byte[] rows, int left, int right) {
    for (KeepRule rule : keep) {
      int order = compare(rule, rows, left, right);
      if (order != 0) {
        return order;
      }
    }
    return compare(KeepRule.EARLIEST, rows, left, right);
  }

  private int compare(KeepRule rule, byte[] rows, int left, int right) {
    return switch (rule) {
      case SOURCE_PRIORITY ->
          Integer.compare(
              priorities.get(RecordRow.source(rows, right)),
              priorities.get(RecordRow.source(rows, left)));
      case LONGEST -> Integer.compare(RecordRow.text(rows, right), RecordRow.text(rows, left));
      case EARLIEST -> Long.compare(RecordRow.ordinal(rows, left), RecordRow.ordinal(rows, right));
      case ID -> RecordRow.id(rows, left).compareTo(RecordRow.id(rows, right));
    };
  }
}
