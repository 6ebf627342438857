package dev.granary.dedup.near;

import dev.granary.coding.RowBuffer;
import dev.granary.dedup.near.NearRule.Shingle;
import java.nio.charset.StandardCharsets;

/**
 * Makes of a text one that is alike to it, by a similarity that is asked for, as near as words
 * allow. Not for several threads.
 */
public final class EditText {
  /** Shorter texts cannot be made nearly alike. */
  private static final int LEAST_SHINGLES = 40;

  private final int size;
  private final Shingles shingles;

  public EditText(Shingle shingle) {
    size = shingle.size();
    shingles = new Shingles(shingle);
  }

  /**
   * Writes an edited text; gives how alike the two are, by Jaccard, or 0 where the text is too
   * short.
   *
   * @param salt makes the new words those of no other text
   */
  public double edit(RowBuffer text, double similarity, long salt, RowBuffer into) {
    shingles.take(text.bytes(), 0, text.size());
    if (shingles.count() < LEAST_SHINGLES) {
      return 0;
    }
    long[] before = shingles.distinct();
    // An edit takes so many shingles away, and brings as many new ones.
    double edits = before.length * (1 - similarity) / (size * (1 + similarity));
    write(text, Math.max(1, Math.round(edits)), salt, into);
    shingles.take(into.bytes(), 0, into.size());
    return Similarity.jaccard(before, shingles.distinct());
  }

  private static void write(RowBuffer text, long edits, long salt, RowBuffer into) {
    int words = words(text);
    into.clear();
    int word = 0;
    long edited = 0;
    for (int at = 0; at < text.size(); ) {
      int end = at;
      boolean isWord = isWord(text.bytes()[at]);
      while (end < text.size() && isWord(text.bytes()[end]) == isWord) {
        end++;
      }
      boolean isEdited = isWord && edited < edits && word >= (edited + 0.5) * words / edits;
      if (isEdited) {
        byte[] fresh = ("x" + Long.toHexString(salt + edited)).getBytes(StandardCharsets.US_ASCII);
        into.put(fresh, 0, fresh.length);
        edited++;
      } else {
        into.put(text.bytes(), at, end - at);
      }
      word += isWord ? 1 : 0;
      at = end;
    }
  }

  private static int words(RowBuffer text) {
    int words = 0;
    boolean inWord = false;
    for (int at = 0; at < text.size(); at++) {
      boolean isWord = isWord(text.bytes()[at]);
      words += isWord && !inWord ? 1 : 0;
      inWord = isWord;
    }
    return words;
  }

  private static boolean isWord(byte letter) {
    return letter < 0 || letter > ' ';
  }
}
