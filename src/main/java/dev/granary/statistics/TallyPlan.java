package dev.granary.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * What is counted, and what memory that may take.
 *
 * @param slicings by which features records are told apart as slices too
 * @param label the place of the feature that is the label, or -1
 */
public record TallyPlan(
    List<Measured> features, List<Slicing> slicings, int label, Sizes sizes, long seed)
    implements Serializable {

  /**
   * How many different values are told apart.
   *
   * @param ofAll for each feature, over all records
   * @param ofSlice for each feature, in a slice
   * @param slices how many slices there may be of one kind
   * @param sample how many records are kept whole, to see how features go together
   */
  public record Sizes(int ofAll, int ofSlice, int slices, int sample) implements Serializable {
    private static final int LEAST = 64;
    private static final int MOST = 1024;
    private static final int MOST_OF_SLICE = 256;
    private static final int MOST_SLICES = 64;
    private static final int MOST_SAMPLED = 1024;

    /** Values of all features together, of 16 bytes to some 80 each. */
    private static final int CELLS = 1 << 20;

    /** So that 5,000 features and all slices of all kinds take some hundred megabytes. */
    public static Sizes of(int features, int slicings) {
      int columns = Math.max(1, features);
      int slices = Math.max(1, slicings * MOST_SLICES);
      return new Sizes(
          within(CELLS / columns, MOST),
          within(CELLS / columns / slices, MOST_OF_SLICE),
          MOST_SLICES,
          within(CELLS / columns, MOST_SAMPLED));
    }

    private static int within(int wanted, int most) {
      return Math.max(LEAST, Math.min(most, wanted));
    }
  }

  public TallyPlan {
    features = List.copyOf(features);
    slicings = List.copyOf(slicings);
  }
}
