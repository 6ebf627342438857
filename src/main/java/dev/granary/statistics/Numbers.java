package dev.granary.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What numbers are like.
 *
 * @param deviation of all of them, not of a sample
 * @param evenly how many are in each of some ranges of the same width
 * @param quantiles the numbers that so many of the values do not exceed
 */
public record Numbers(
    double mean,
    double deviation,
    double least,
    double greatest,
    long zeros,
    List<Bar> evenly,
    List<Quantile> quantiles) {
  private static final MathContext DIGITS = new MathContext(50);
  private static final int BARS = 10;
  private static final double[] SHARES = {
    0, 0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 1
  };

  /** How many numbers lie from one to the other; exact where all numbers are known. */
  public record Bar(double from, double to, double count) {}

  /**
   * A number that such a share of all does not exceed; it lies between the two ends for certain.
   */
  public record Quantile(double share, Amount value) {}

  public Numbers {
    evenly = List.copyOf(evenly);
    quantiles = List.copyOf(quantiles);
  }

  /** Of a tally that has numbers. */
  static Numbers of(NumberTally tally) {
    BigDecimal count = BigDecimal.valueOf(tally.present());
    BigDecimal sum = tally.sum().value();
    BigDecimal variance = count.multiply(tally.squares().value()).subtract(sum.pow(2));
    Ranges ranges = tally.ranges();
    return new Numbers(
        sum.divide(count, DIGITS).doubleValue(),
        Math.sqrt(variance.divide(count.pow(2), DIGITS).doubleValue()),
        tally.least(),
        tally.greatest(),
        tally.zeros(),
        evenly(ranges, tally.least(), tally.greatest()),
        quantiles(ranges, tally.least(), tally.greatest()));
  }

  static List<Quantile> quantiles(Ranges ranges, double least, double greatest) {
    List<Quantile> quantiles = new ArrayList<>();
    for (double share : SHARES) {
      quantiles.add(new Quantile(share, quantile(ranges, share, least, greatest)));
    }
    return quantiles;
  }

  static Amount quantile(Ranges ranges, double share, double least, double greatest) {
    int range = ranges.quantile(share);
    return new Amount(
        within(ranges.middle(range), least, greatest),
        within(ranges.least(range), least, greatest),
        within(ranges.most(range), least, greatest));
  }

  private static List<Bar> evenly(Ranges ranges, double least, double greatest) {
    List<Bar> bars = new ArrayList<>();
    int count = least == greatest ? 1 : BARS;
    double below = 0;
    double from = least;
    for (int bar = 1; bar <= count; bar++) {
      double to = bar == count ? greatest : least + (greatest - least) * bar / count;
      double upTo = bar == count ? ranges.total() : ranges.upTo(to);
      bars.add(new Bar(from, to, upTo - below));
      below = upTo;
      from = to;
    }
    return bars;
  }

  private static double within(double value, double least, double greatest) {
    return Math.max(least, Math.min(greatest, value));
  }
}
