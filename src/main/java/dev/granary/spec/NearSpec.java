package dev.granary.spec;

import java.util.List;

/**
 * Near-duplicates.
 *
 * @param text the fields whose text is compared, one after another
 * @param shingle how many words or code points make a shingle
 * @param unit what a shingle is made of
 * @param bands how many bands a sketch has
 * @param rows how many numbers a band has
 * @param verify the least score at which a record goes
 * @param measure what the score is
 * @param bucketCap a bucket with more records is split
 * @param compared the most records of a bucket that another is compared with
 * @param against the versions whose records stay before all new ones: words or numbers
 */
public record NearSpec(
    List<String> text,
    int shingle,
    Unit unit,
    int bands,
    int rows,
    double verify,
    Measure measure,
    int bucketCap,
    int compared,
    List<String> against) {
  /** The current version. */
  public static final String LAST = "published:last";

  /** Every version that nobody rolled back from. */
  public static final String ALL = "published:all";

  /** The similarities of which people are told how many pairs are found. */
  public static final List<Double> TOLD = List.of(0.7, 0.8, 0.9);

  public NearSpec {
    text = List.copyOf(text);
    against = List.copyOf(against);
  }

  /** What a shingle is made of. */
  public enum Unit {
    /**
     * Words, or code points where most of a text is of scripts that put no spaces between words.
     */
    BY_SCRIPT,
    WORDS,
    CODE_POINTS
  }

  /** What of two texts must be shared. */
  public enum Measure {
    /** Of all shingles that either has. */
    JACCARD,
    /** Of the shingles of the shorter one. */
    CONTAINMENT
  }

  /** The settings of another tool, to find the pairs that it finds. */
  public enum Preset {
    NONE(5, Unit.BY_SCRIPT, 16, 8),
    DATATROVE(5, Unit.WORDS, 14, 8),
    NEMO_CURATOR(24, Unit.CODE_POINTS, 20, 13),
    TEXT_DEDUP(5, Unit.WORDS, 24, 10);

    private final int shingle;
    private final Unit unit;
    private final int bands;
    private final int rows;

    Preset(int shingle, Unit unit, int bands, int rows) {
      this.shingle = shingle;
      this.unit = unit;
      this.bands = bands;
      this.rows = rows;
    }

    long shingle() {
      return shingle;
    }

    Unit unit() {
      return unit;
    }

    long bands() {
      return bands;
    }

    long rows() {
      return rows;
    }
  }

  /** The share of pairs of a Jaccard similarity that are found, and then compared. */
  public double found(double similarity) {
    return found(bands, rows, similarity);
  }

  static double found(long bands, long rows, double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, (double) rows), (double) bands);
  }
}
