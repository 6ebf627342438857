package dev.granary.check;

import java.util.List;

/**
 * How one rule came out for all records.
 *
 * @param observed what was found, and {@code limit} what may be, both in words
 * @param exactness whether the figure behind it is exact
 * @param examples ids of records that break it, the smallest first
 */
public record CheckOutcome(
    CheckRule rule,
    Verdict verdict,
    Counts counts,
    String observed,
    String limit,
    Exactness exactness,
    List<String> examples) {
  /** How a rule came out. */
  public enum Verdict {
    PASSED,
    /** More broke it than may, and the version is published all the same. */
    WARNED,
    FAILED,
    /** There was nothing to judge it on. */
    UNJUDGED
  }

  /** On how many records it was judged, and how many broke it. */
  public record Counts(long judged, long broken) {}

  /** Whether a figure was counted or estimated. */
  public enum Exactness {
    EXACT,
    APPROXIMATE
  }

  public CheckOutcome {
    examples = List.copyOf(examples);
  }
}
