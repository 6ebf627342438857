package dev.granary.statistics.drift;

import dev.granary.statistics.Ranges;
import dev.granary.statistics.drift.Bins.Bin;

/** The formulas. */
final class Divergence {
  private static final double HALF = 0.5;

  private Divergence() {}

  static double largestDifference(Bins bins) {
    double before = bins.before();
    double after = bins.after();
    double largest = 0;
    for (Bin bin : bins.bins()) {
      largest = Math.max(largest, Math.abs(bin.before() / before - bin.after() / after));
    }
    return largest;
  }

  static double jensenShannon(Bins bins) {
    double before = bins.before();
    double after = bins.after();
    double sum = 0;
    for (Bin bin : bins.bins()) {
      double p = bin.before() / before;
      double q = bin.after() / after;
      double middle = (p + q) / 2;
      sum += HALF * (term(p, middle) + term(q, middle));
    }
    return Math.max(0, sum / Math.log(2));
  }

  private static double term(double p, double middle) {
    return p == 0 ? 0 : p * Math.log(p / middle);
  }

  static double stability(Bins bins) {
    double more = HALF * bins.bins().size();
    double before = bins.before() + more;
    double after = bins.after() + more;
    double sum = 0;
    for (Bin bin : bins.bins()) {
      double p = (bin.before() + HALF) / before;
      double q = (bin.after() + HALF) / after;
      sum += (q - p) * Math.log(q / p);
    }
    return sum;
  }

  static double chiSquare(Bins bins) {
    double before = bins.before();
    double after = bins.after();
    double all = before + after;
    double sum = 0;
    for (Bin bin : bins.bins()) {
      double both = bin.before() + bin.after();
      double expectedBefore = both * before / all;
      double expectedAfter = both * after / all;
      sum += square(bin.before() - expectedBefore) / expectedBefore;
      sum += square(bin.after() - expectedAfter) / expectedAfter;
    }
    return sum;
  }

  /** At the ends of the ranges of both; exact where each range is one number. */
  static double kolmogorovSmirnov(Ranges before, Ranges after) {
    double largest = 0;
    for (Ranges ends : new Ranges[] {before, after}) {
      for (int range = 0; range < ends.size(); range++) {
        double end = ends.most(range);
        largest =
            Math.max(
                largest,
                Math.abs(before.upTo(end) / before.total() - after.upTo(end) / after.total()));
      }
    }
    return largest;
  }

  private static double square(double value) {
    return value * value;
  }
}
