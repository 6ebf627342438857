package dev.granary.train;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well a score tells one class from the others: the area under the ROC curve. Scores are kept
 * as their log-odds rounded to 1/64, so that memory does not grow with the records; scores that
 * round alike count as equal, which is half a win.
 */
final class RankCurve {
  private static final int STEPS_OF_ONE = 64;
  private static final int FARTHEST = 16;
  private static final int BINS = 2 * FARTHEST * STEPS_OF_ONE + 1;

  private long[] inside = {};
  private long[] outside = {};

  void addInside(float score) {
    grow();
    inside[bin(score)]++;
  }

  void addOutside(float score) {
    grow();
    outside[bin(score)]++;
  }

  void add(RankCurve other) {
    if (other.inside.length == 0) {
      return;
    }
    grow();
    for (int bin = 0; bin < BINS; bin++) {
      inside[bin] += other.inside[bin];
      outside[bin] += other.outside[bin];
    }
  }

  /** Nothing where all records are of the class, or none. */
  OptionalDouble area() {
    double wins = 0;
    long below = 0;
    for (int bin = 0; bin < inside.length; bin++) {
      wins += inside[bin] * (below + outside[bin] / 2.0);
      below += outside[bin];
    }
    double pairs = (double) Arrays.stream(inside).sum() * below;
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(wins / pairs);
  }

  private void grow() {
    if (inside.length == 0) {
      inside = new long[BINS];
      outside = new long[BINS];
    }
  }

  private static int bin(float score) {
    double odds = Math.log(score / (1.0 - score));
    double near = Math.max(-FARTHEST, Math.min(FARTHEST, odds));
    return (int) Math.round((near + FARTHEST) * STEPS_OF_ONE);
  }
}
