package dev.granary.trigger;

import dev.granary.coding.TextRow;
import java.util.Arrays;

/** The phrases of one record after another, each once. Not for several threads. */
final class DistinctPhrases {
  private final Phrases phrases;
  private long[] found = new long[1 << 8];
  private int count;

  DistinctPhrases(int words) {
    phrases = new Phrases(words);
  }

  /** Takes the record of a {@link TextRow}. */
  void take(byte[] rows, int row) {
    int all = 0;
    int end = row + TextRow.length(rows, row);
    for (int text = row + TextRow.TEXTS; text < end; text = TextRow.end(rows, text)) {
      phrases.take(rows, text);
      if (all + phrases.count() > found.length) {
        found = Arrays.copyOf(found, Math.max(2 * found.length, all + phrases.count()));
      }
      System.arraycopy(phrases.hashes(), 0, found, all, phrases.count());
      all += phrases.count();
    }
    Arrays.sort(found, 0, all);
    count = 0;
    for (int i = 0; i < all; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[count++] = found[i];
      }
    }
  }

  int count() {
    return count;
  }

  /** In the first {@link #count} places; not a copy. */
  long[] hashes() {
    return found;
  }
}
