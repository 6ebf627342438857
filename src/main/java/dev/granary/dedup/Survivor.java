package dev.granary.dedup;

import dev.granary.coding.Canary;
import dev.granary.coding.RecordRow;
import java.io.Serializable;
import java.util.List;

/**
 * Which of several equal records stays. The rules are asked in turn; records that all of them leave
 * equal are told apart by place, so the answer never depends on the order of arrival.
 */
public final class Survivor implements Serializable {
  private final List<KeepRule> keep;
  private final SourceRanks sources;

  public Survivor(List<KeepRule> keep, SourceRanks sources) {
    this.keep = keep;
    this.sources = sources;
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

  /**
   * Below 0 where the left one stays rather than the right one; 0 for no two records. What is
   * planted comes last, so that no real record goes for it.
   */
  public int compare(byte[] rows, int left, int right) {
    boolean leftIsReal = !Canary.is(RecordRow.ordinal(rows, left));
    boolean rightIsReal = !Canary.is(RecordRow.ordinal(rows, right));
    if (leftIsReal != rightIsReal) {
      return leftIsReal ? -1 : 1;
    }
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
      case CONSENT ->
          Integer.compare(RecordRow.consent(rows, right), RecordRow.consent(rows, left));
      case LICENCE_RANK -> bySource(sources.licences(), rows, left, right);
      case SOURCE_PRIORITY -> bySource(sources.priorities(), rows, right, left);
      case QUALITY -> Long.compare(RecordRow.quality(rows, right), RecordRow.quality(rows, left));
      case LONGEST -> Integer.compare(RecordRow.text(rows, right), RecordRow.text(rows, left));
      case EARLIEST -> Long.compare(RecordRow.ordinal(rows, left), RecordRow.ordinal(rows, right));
      case ID -> RecordRow.id(rows, left).compareTo(RecordRow.id(rows, right));
    };
  }

  private static int bySource(List<Integer> ranks, byte[] rows, int left, int right) {
    return Integer.compare(
        ranks.get(RecordRow.source(rows, left)), ranks.get(RecordRow.source(rows, right)));
  }
}
