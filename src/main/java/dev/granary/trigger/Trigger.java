package dev.granary.trigger;

import java.util.Comparator;

/**
 * A phrase that is suspected.
 *
 * @param phrase its hash
 * @param source the number of the source that nearly all its records are of
 * @param label a hash of the label that nearly all of those have
 * @param strength the lesser of the two surprises: see {@link Surprise}
 */
public record Trigger(long phrase, int source, long label, Counts counts, double strength)
    implements Comparable<Trigger> {
  private static final Comparator<Trigger> STRONGEST_FIRST =
      Comparator.comparingDouble(Trigger::strength)
          .reversed()
          .thenComparing(Trigger::phrase, Long::compareUnsigned);

  /**
   * Records, of those that were looked through.
   *
   * @param records have the phrase
   * @param ofSource are of the source, of these
   * @param ofLabel have the label, of those of the source
   * @param others do not have the phrase
   * @param othersOfSource are of the source, of the others
   * @param othersOfLabel have the label, of the others of the source
   */
  public record Counts(
      long records,
      long ofSource,
      long ofLabel,
      long others,
      long othersOfSource,
      long othersOfLabel) {
    double surpriseOfSource() {
      return Surprise.of(ofSource, records, othersOfSource, others);
    }

    double surpriseOfLabel() {
      return Surprise.of(ofLabel, ofSource, othersOfLabel, othersOfSource);
    }
  }

  @Override
  public int compareTo(Trigger that) {
    return STRONGEST_FIRST.compare(this, that);
  }
}
