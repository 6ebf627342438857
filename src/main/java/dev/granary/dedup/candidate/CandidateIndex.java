package dev.granary.dedup.candidate;

import dev.granary.coding.CandidateRow;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The candidates of one partition without their texts, component by component, and in each from the
 * one that the policy wants most to the one that it wants least.
 *
 * <pre>
 *  0  component (8)
 *  8  the record's row
 *     length of its candidate row (4)
 * </pre>
 */
final class CandidateIndex {
  private static final int RECORD = Long.BYTES;
  private static final int LENGTH = RECORD + RecordRow.WIDTH;
  private static final int WIDTH = LENGTH + Integer.BYTES;

  private final byte[] entries;
  private final int[] starts;

  private CandidateIndex(byte[] entries, int[] starts) {
    this.entries = entries;
    this.starts = starts;
  }

  /** Reads blocks of candidates once, in whatever order they come. */
  static CandidateIndex of(Iterable<byte[]> blocks, NearPlan plan) {
    RowBuffer entries = new RowBuffer(1 << 12);
    for (byte[] block : blocks) {
      for (int row = 0; row < block.length; row += CandidateRow.length(block, row)) {
        entries.putLong(CandidateRow.component(block, row));
        entries.put(block, CandidateRow.record(row), RecordRow.WIDTH);
        entries.putInt(CandidateRow.length(block, row));
      }
    }
    byte[] bytes = entries.copy();
    CandidateIndex index =
        new CandidateIndex(bytes, RowOrder.ofRows(bytes, bytes.length, WIDTH, 0, RECORD));
    index.orderBy(new Wanted(plan));
    return index;
  }

  int count() {
    return starts.length;
  }

  /** The rows of all records as one array, in which {@link #row} tells where each begins. */
  byte[] rows() {
    return entries;
  }

  int row(int number) {
    return starts[number] + RECORD;
  }

  long ordinal(int number) {
    return RecordRow.ordinal(entries, row(number));
  }

  /** How many bytes its candidate row has. */
  int length(int number) {
    return RowBuffer.intAt(entries, starts[number] + LENGTH);
  }

  long component(int number) {
    return RowBuffer.longAt(entries, starts[number]);
  }

  /** The end of the component that a candidate begins. */
  int componentEnd(int from) {
    int to = from + 1;
    while (to < starts.length && component(to) == component(from)) {
      to++;
    }
    return to;
  }

  private void orderBy(Wanted wanted) {
    for (int from = 0; from < starts.length; ) {
      int to = componentEnd(from);
      if (to - from > 1) {
        order(wanted, from, to);
      }
      from = to;
    }
  }

  private void order(Wanted wanted, int from, int to) {
    List<Integer> ordered =
        IntStream.range(from, to)
            .mapToObj(number -> starts[number])
            .sorted((l, r) -> wanted.compare(entries, l + RECORD, r + RECORD))
            .toList();
    for (int number = from; number < to; number++) {
      starts[number] = ordered.get(number - from);
    }
  }
}
