package dev.granary.record.quality;

import java.io.Serializable;
import java.util.List;

/**
 * The repetition rules of Gopher: the largest shares of a text that may be said before.
 *
 * @param lines of its lines, and of its characters in lines
 * @param paragraphs of its paragraphs, and of its characters in paragraphs
 * @param topGrams of its characters in the most frequent run of 2, 3 and 4 tokens
 * @param duplicatedGrams of its characters in repeated runs of 5 to 10 tokens
 */
public record RepetitionLimits(
    Repeated lines, Repeated paragraphs, List<Double> topGrams, List<Double> duplicatedGrams)
    implements FilterLimits {
  public static final int FIRST_TOP = 2;
  public static final int FIRST_DUPLICATED = 5;
  public static final int LONGEST = 10;

  /** The largest share of pieces that repeat another, and of characters in them. */
  public record Repeated(double pieces, double characters) implements Serializable {}

  public RepetitionLimits {
    topGrams = List.copyOf(topGrams);
    duplicatedGrams = List.copyOf(duplicatedGrams);
    if (topGrams.size() != FIRST_DUPLICATED - FIRST_TOP
        || duplicatedGrams.size() != LONGEST + 1 - FIRST_DUPLICATED) {
      throw new IllegalArgumentException("a run of every length from 2 to 10 has one limit");
    }
  }
}
