package dev.granary.coding;

/**
 * A record that a run plants beside a real one, to see whether it is found; it never gets into a
 * version. Its ordinal is that of the real one, below zero; what it is stands where a real record
 * has its line.
 */
public final class Canary {
  private Canary() {}

  /** What is planted. Names are told to people. */
  public enum Kind {
    /** The same record again. */
    EXACT(0, 1),
    /** A record with so much in common with its text. */
    NEAR_95(1, 0.95),
    NEAR_90(2, 0.9),
    NEAR_85(3, 0.85),
    NEAR_70(4, 0.7),
    /** A record that holds an evaluation item amidst its own words. */
    CONTAMINATION(5, 0);

    private static final Kind[] ALL = values();

    private final int code;
    private final double similarity;

    Kind(int code, double similarity) {
      this.code = code;
      this.similarity = similarity;
    }

    /** The number that a row has for it, where a real record has its line. */
    public int code() {
      return code;
    }

    /** How alike its text is to be to the real one, by Jaccard. */
    public double similarity() {
      return similarity;
    }
  }

  public static long ordinal(long real) {
    return real | Long.MIN_VALUE;
  }

  public static boolean is(long ordinal) {
    return ordinal < 0;
  }

  /** What the canary of a row is, by the line that the row has. */
  public static Kind kind(int line) {
    return Kind.ALL[line];
  }
}
