package dev.granary.statistics;

import java.util.List;

/**
 * What texts are like. Lengths are in Unicode code points.
 *
 * @param empty how many have no letter
 * @param lengths which lengths so many of the texts do not exceed
 */
public record Texts(
    double meanLength, double meanBytes, long empty, List<Numbers.Quantile> lengths) {
  public Texts {
    lengths = List.copyOf(lengths);
  }

  /** Of a tally that has texts. */
  static Texts of(WordTally tally) {
    Ranges lengths = tally.lengths();
    double least = lengths.least(0);
    double most = lengths.most(lengths.size() - 1);
    return new Texts(
        (double) tally.letters() / tally.present(),
        (double) tally.bytes() / tally.present(),
        tally.empty(),
        Numbers.quantiles(lengths, least, most));
  }
}
