package dev.granary.trigger;

/**
 * How little a share is explained by the share that others have. Of <i>n</i> records <i>k</i> have
 * a mark, and among the others a share <i>p</i>; were <i>p</i> the probability of each, at least
 * <i>k</i> would have it with a probability of at most exp(−<i>n</i>·D), where D is <i>s</i>
 * ln(<i>s</i>/<i>p</i>) + (1 − <i>s</i>) ln((1 − <i>s</i>)/(1 − <i>p</i>)) and <i>s</i> is
 * <i>k</i>/<i>n</i> (Chernoff's bound). As <i>p</i> itself is counted, the upper end of Wilson's
 * interval at three standard deviations stands for it: of no others nothing follows.
 */
final class Surprise {
  private static final double DEVIATIONS = 3;

  private Surprise() {}

  /** {@code n·D}, or 0 where the share is no larger than that of the others. */
  static double of(long marked, long records, long otherMarked, long others) {
    double share = (double) marked / records;
    double expected = upperEnd(otherMarked, others);
    return share <= expected
        ? 0
        : records * (part(share, expected) + part(1 - share, 1 - expected));
  }

  /** Of Wilson's interval for a share. */
  static double upperEnd(long marked, long records) {
    double square = DEVIATIONS * DEVIATIONS;
    double spread = records == 0 ? 0 : (double) marked * (records - marked) / records;
    return Math.min(
        1,
        (marked + square / 2 + DEVIATIONS * Math.sqrt(spread + square / 4)) / (records + square));
  }

  private static double part(double share, double expected) {
    return share == 0 ? 0 : share * StrictMath.log(share / expected);
  }
}
