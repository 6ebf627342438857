package dev.granary.statistics;

import java.util.List;

/**
 * How long lists are.
 *
 * @param values of all lists together
 * @param lengths the lengths that so many of the lists do not exceed
 */
public record Lists(
    long values, double meanLength, long shortest, long longest, List<Numbers.Quantile> lengths) {
  public Lists {
    lengths = List.copyOf(lengths);
  }

  /** Of a tally that has lists. */
  static Lists of(ListTally tally) {
    return new Lists(
        tally.total(),
        (double) tally.total() / tally.present(),
        tally.least(),
        tally.most(),
        Numbers.quantiles(tally.lengths(), (double) tally.least(), (double) tally.most()));
  }
}
