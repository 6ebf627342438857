package dev.granary.dedup.near;

import java.io.Serializable;
import java.util.List;

/**
 * When two texts are so alike that one of them goes, and how such pairs are found.
 *
 * @param fields the indexes of the fields whose text is compared, one after another
 * @param shingle what texts are cut into
 * @param banding which pairs are looked at
 * @param verify how alike two texts must be, exactly
 * @param seed decides the sketches
 */
public record NearRule(
    List<Integer> fields, Shingle shingle, Banding banding, Verify verify, long seed)
    implements Serializable {
  public NearRule {
    fields = List.copyOf(fields);
  }

  /** How many words or code points make a shingle. */
  public record Shingle(int size, Cut cut) implements Serializable {
    /** So many words, or code points where a text has no spaces between words. */
    public static Shingle of(int size) {
      return new Shingle(size, Cut.BY_SCRIPT);
    }
  }

  /** What a shingle is made of. */
  public enum Cut {
    /** Words; code points where most of a text is of scripts that put no spaces between words. */
    BY_SCRIPT,
    WORDS,
    CODE_POINTS
  }

  /** The least that two texts must share. */
  public record Verify(Measure measure, double least) implements Serializable {
    /**
     * How alike two sets of shingles are, both sorted, each shingle once; where that is less than
     * the least, any number below it.
     */
    public double of(long[] left, long[] right) {
      return switch (measure) {
        case JACCARD -> Similarity.jaccard(left, right, least);
        case CONTAINMENT -> Similarity.containment(left, right, least);
      };
    }

    /** How many shingles sets of such sizes must share at least to be alike enough. */
    long leastShared(int left, int right) {
      return switch (measure) {
        case JACCARD -> Similarity.leastShared(left, right, least);
        case CONTAINMENT -> Similarity.leastContained(left, right, least);
      };
    }

    /** Whether sets of such sizes can be alike enough at all. */
    boolean isPossible(int left, int right) {
      return measure == Measure.CONTAINMENT
          || Math.min(left, right) >= least * Math.max(left, right);
    }
  }

  /** Of what the shared shingles are a part. */
  public enum Measure {
    /** Of all shingles that either text has. */
    JACCARD,
    /** Of the shingles of the shorter text. */
    CONTAINMENT
  }
}
