package dev.granary.statistics.drift;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far two sets of records drawn from the same source are apart by chance, at most, with a
 * probability so small that among all comparisons of a night none is expected to be farther.
 *
 * @param probability that one comparison is
 */
record Chance(double probability) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Of so many comparisons, none is farther in 99 of 100 nights. */
  static Chance among(int comparisons) {
    return new Chance(0.01 / Math.max(1, comparisons));
  }

  /** Of a difference of shares, where so many are looked at and the largest is taken. */
  double ofShare(double pooled, double before, double after, int looks) {
    double sigmas = NORMAL.inverseSurvivalProbability(probability / (2.0 * Math.max(1, looks)));
    return sigmas * Math.sqrt(pooled * (1 - pooled) * (1 / before + 1 / after));
  }

  /** Of a chi-square statistic of so many bins. */
  double ofChiSquare(int bins) {
    return bins < 2
        ? 0
        : ChiSquaredDistribution.of(bins - 1.0).inverseSurvivalProbability(probability);
  }

  /** Of the largest difference of two cumulative distributions. */
  double ofCumulative(double before, double after) {
    return Math.sqrt(-0.5 * Math.log(probability / 2) * (1 / before + 1 / after));
  }
}
