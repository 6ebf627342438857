package dev.granary.check.quality;

import java.util.Optional;

/** A rule that was broken, told in numbers: its published name, what was counted, the limit. */
record Measure(String rule, String words) {
  /** A count that is under a least value. */
  static Optional<Measure> under(long least, long counted, String things, String rule) {
    return counted >= least
        ? Optional.empty()
        : Optional.of(new Measure(rule, counted + " " + things + ", at least " + least));
  }

  /** A count that is over a most value. */
  static Optional<Measure> over(long most, long counted, String things, String rule) {
    return counted <= most
        ? Optional.empty()
        : Optional.of(new Measure(rule, counted + " " + things + ", at most " + most));
  }

  /** A part of a whole that is under a least share. */
  static Optional<Measure> under(double least, Share share, String rule) {
    return share.value() >= least
        ? Optional.empty()
        : Optional.of(new Measure(rule, share.words() + ", at least " + shown(least)));
  }

  /** A part of a whole that is over a most share. */
  static Optional<Measure> over(double most, Share share, String rule) {
    return share.value() <= most
        ? Optional.empty()
        : Optional.of(new Measure(rule, share.words() + ", at most " + shown(most)));
  }

  /** So many of so many things; of nothing, the share is zero. */
  record Share(long part, String joint, long whole, String things) {
    static Share of(long part, long whole, String things) {
      return new Share(part, " of ", whole, things);
    }

    double value() {
      return whole == 0 ? 0 : (double) part / whole;
    }

    String words() {
      return part + joint + whole + " " + things;
    }
  }

  private static String shown(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }
}
