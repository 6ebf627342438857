package dev.granary.dedup.candidate;

import dev.granary.coding.CandidateRow;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import java.util.Arrays;

/**
 * The texts of the candidates of one partition, as many at a time as a worker may hold: where that
 * is not all, the blocks are gone through again for the next ones, so that memory is bounded
 * whatever the data.
 */
final class CandidateTexts {
  private final Iterable<byte[]> blocks;
  private final CandidateIndex index;
  private final int budget;
  private final RowBuffer contents = new RowBuffer(1 << 12);
  private int from;
  private int to;
  private int[] starts = {};
  private int[] lengths = {};

  CandidateTexts(Iterable<byte[]> blocks, CandidateIndex index, int budget) {
    this.blocks = blocks;
    this.index = index;
    this.budget = budget;
  }

  /**
   * Makes the text of a candidate be there. Candidates are asked for in their order: where not all
   * are held, to go back to one takes as long as to begin anew.
   */
  void require(int number) {
    if (number < from || number >= to) {
      load(number);
    }
  }

  byte[] bytes() {
    return contents.bytes();
  }

  /** Where what the spill held of a candidate begins in {@link #bytes}. */
  int start(int number) {
    return starts[number - from];
  }

  int length(int number) {
    return lengths[number - from];
  }

  private void load(int first) {
    from = first;
    to = first;
    for (long bytes = 0; to < index.count(); to++) {
      bytes += index.length(to);
      if (bytes > budget && to > first) {
        break;
      }
    }
    Wanted wanted = new Wanted(index, from, to);
    starts = new int[to - from];
    lengths = new int[to - from];
    contents.clear();
    for (byte[] block : blocks) {
      for (int row = 0; row < block.length; row += CandidateRow.length(block, row)) {
        int number = wanted.numberOf(RecordRow.ordinal(block, CandidateRow.record(row)));
        if (number >= 0) {
          starts[number - from] = contents.size();
          lengths[number - from] = CandidateRow.length(block, row) - CandidateRow.CONTENT;
          contents.put(block, row + CandidateRow.CONTENT, lengths[number - from]);
        }
      }
    }
  }

  /** Some candidates by their ordinals. */
  private static final class Wanted {
    private final long[] ordinals;
    private final int[] numbers;

    Wanted(CandidateIndex index, int from, int to) {
      long[] sorted = new long[to - from];
      for (int number = from; number < to; number++) {
        sorted[number - from] = index.ordinal(number);
      }
      Arrays.sort(sorted);
      ordinals = sorted;
      numbers = new int[sorted.length];
      for (int number = from; number < to; number++) {
        numbers[Arrays.binarySearch(sorted, index.ordinal(number))] = number;
      }
    }

    int numberOf(long ordinal) {
      int found = Arrays.binarySearch(ordinals, ordinal);
      return found < 0 ? -1 : numbers[found];
    }
  }
}
