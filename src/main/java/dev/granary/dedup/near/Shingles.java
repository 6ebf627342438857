package dev.granary.dedup.near;

import dev.granary.dedup.near.NearRule.Cut;
import dev.granary.dedup.near.NearRule.Shingle;
import dev.granary.record.StableHash;
import java.util.Arrays;

/**
 * The shingles of one text after another, each a hash of 64 bits: every run of so many words, or of
 * so many code points where most of a text is of scripts that put no spaces between words. A text
 * with fewer has one shingle, of all that it has; one without a letter or a digit has none.
 *
 * <p>A word is a run of letters, digits and marks in lower case; what stands between words is not
 * looked at. Bytes that are no UTF-8 stand between words. Not for several threads.
 */
public final class Shingles {
  private static final int LEAST = 1 << 8;

  private final int size;
  private final Cut cut;
  private final long[] weights;
  private final CodePoints points = new CodePoints();
  private long[] units = new long[LEAST];
  private long[] shingles = new long[LEAST];
  private int count;

  public Shingles(Shingle shingle) {
    size = shingle.size();
    cut = shingle.cut();
    if (size < 1) {
      throw new IllegalArgumentException("a shingle has at least one word, not " + size);
    }
    weights = new long[size];
    for (int unit = 0; unit < size; unit++) {
      // Odd, so that no bit of a unit is lost.
      weights[unit] = StableHash.spread(unit + 1) | 1;
    }
  }

  /** What the shingles of a text are made of. */
  public enum Unit {
    WORDS,
    CODE_POINTS
  }

  /** Takes a text in the place of the one before; tells what its shingles are made of. */
  public Unit take(byte[] text, int start, int length) {
    points.read(text, start, length);
    Unit unit = unit();
    int found = unit == Unit.WORDS ? words() : letters();
    join(found);
    return unit;
  }

  /** How many shingles the text has; one that it has twice counts twice. */
  public int count() {
    return count;
  }

  /** The shingles in the order of the text, in the first {@link #count} places; not a copy. */
  public long[] hashes() {
    return shingles;
  }

  /** The shingles sorted, each once. */
  public long[] distinct() {
    long[] sorted = Arrays.copyOf(shingles, count);
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  private Unit unit() {
    return switch (cut) {
      case WORDS -> Unit.WORDS;
      case CODE_POINTS -> Unit.CODE_POINTS;
      case BY_SCRIPT -> points.unspaced() * 2L > points.letters() ? Unit.CODE_POINTS : Unit.WORDS;
    };
  }

  private int words() {
    int[] of = points.points();
    int found = 0;
    long word = Hash.EMPTY;
    for (int i = 0; i < points.count(); i++) {
      if (of[i] != CodePoints.BETWEEN) {
        word = Hash.add(word, of[i]);
      } else if (word != Hash.EMPTY) {
        found = put(found, word);
        word = Hash.EMPTY;
      }
    }
    return word == Hash.EMPTY ? found : put(found, word);
  }

  private int letters() {
    int[] of = points.points();
    int found = 0;
    for (int i = 0; i < points.count(); i++) {
      if (of[i] != CodePoints.BETWEEN) {
        found = put(found, Hash.add(Hash.EMPTY, of[i]));
      }
    }
    return found;
  }

  private int put(int found, long unit) {
    if (found == units.length) {
      units = Arrays.copyOf(units, 2 * found);
    }
    units[found] = StableHash.spread(unit);
    return found + 1;
  }

  private void join(int found) {
    count = found == 0 ? 0 : Math.max(1, found - size + 1);
    int width = Math.min(size, found);
    if (shingles.length < count) {
      shingles = new long[Math.max(count, 2 * shingles.length)];
    }
    for (int first = 0; first < count; first++) {
      // A sum, for its terms wait for none of each other; weights keep their order.
      long hash = width;
      for (int unit = 0; unit < width; unit++) {
        hash += units[first + unit] * weights[unit];
      }
      shingles[first] = StableHash.spread(hash);
    }
  }
}
