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
  private final Units units = new Units();
  private final SpreadOrder order = new SpreadOrder();
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
    Unit unit = takeUnits(text, start, length);
    join();
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
    return order.distinct(shingles, count);
  }

  /** Words are taken first even where it is not known yet whether they are wanted: mostly so. */
  private Unit takeUnits(byte[] text, int start, int length) {
    if (cut != Cut.CODE_POINTS) {
      units.takeWords(text, start, length);
      if (cut == Cut.WORDS || !units.isUnspaced()) {
        return Unit.WORDS;
      }
    }
    units.takeLetters(text, start, length);
    return Unit.CODE_POINTS;
  }

  /**
   * A shingle is a sum, for its terms wait for none of each other; weights keep their order. All
   * shingles grow by one unit after another: so several are worked on at a time.
   */
  private void join() {
    int found = units.count();
    count = found == 0 ? 0 : Math.max(1, found - size + 1);
    int width = Math.min(size, found);
    if (shingles.length < count) {
      shingles = new long[Math.max(count, 2 * shingles.length)];
    }
    Arrays.fill(shingles, 0, count, width);
    for (int unit = 0; unit < width; unit++) {
      add(units.hashes(), unit, weights[unit]);
    }
    for (int first = 0; first < count; first++) {
      shingles[first] = StableHash.spread(shingles[first]);
    }
  }

  private void add(long[] hashes, int from, long weight) {
    for (int first = 0; first < count; first++) {
      shingles[first] += hashes[from + first] * weight;
    }
  }
}
