package dev.granary.statistics;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the values of one feature in one set of records.
 *
 * @param records how many records there are, with a value or without
 * @param present how many have a value, or a list
 * @param lists absent where a record has one value, and where none has any
 * @param different how many different values there are
 * @param numbers absent for texts, for values of persons, and where no record has a value
 * @param texts absent for numbers, and where no record has a value
 * @param top the most frequent texts, or truth values; none for values of persons
 */
public record FeatureFigures(
    Measured feature,
    long records,
    long present,
    long missing,
    Optional<Lists> lists,
    Amount different,
    Optional<Numbers> numbers,
    Optional<Texts> texts,
    List<TopValue> top) {

  /** A value and how many records have it. */
  public record TopValue(String value, Amount records) {}

  public FeatureFigures {
    top = List.copyOf(top);
  }

  static FeatureFigures of(Measured feature, FeatureTally tally, Optional<RecordSample> sample) {
    Optional<Lists> lists =
        tally instanceof ListTally list && list.present() > 0
            ? Optional.of(Lists.of(list))
            : Optional.empty();
    return tally.values() instanceof WordTally words
        ? ofWords(feature, tally, lists, words, sample)
        : ofNumbers(feature, tally, lists, (NumberTally) tally.values());
  }

  /** The share of records that have no value. */
  public double missingShare() {
    return records == 0 ? 0 : (double) missing / records;
  }

  /** How many values all records together have. */
  public long values() {
    return lists.map(Lists::values).orElse(present);
  }

  private static FeatureFigures ofNumbers(
      Measured feature, FeatureTally all, Optional<Lists> lists, NumberTally tally) {
    boolean told = tally.present() > 0 && feature.showing() == Measured.Showing.SHOWN;
    boolean truth = feature.kind() == Measured.Kind.TRUTH;
    return new FeatureFigures(
        feature,
        all.present() + all.missing(),
        all.present(),
        all.missing(),
        lists,
        tally.different(),
        told && !truth ? Optional.of(Numbers.of(tally)) : Optional.empty(),
        Optional.empty(),
        told && truth ? truths(tally) : List.of());
  }

  private static List<TopValue> truths(NumberTally tally) {
    long no = tally.zeros();
    TopValue trues = new TopValue("true", Amount.exactly(tally.present() - no));
    TopValue falses = new TopValue("false", Amount.exactly(no));
    return no > tally.present() - no ? List.of(falses, trues) : List.of(trues, falses);
  }

  private static FeatureFigures ofWords(
      Measured feature,
      FeatureTally all,
      Optional<Lists> lists,
      WordTally tally,
      Optional<RecordSample> sample) {
    return new FeatureFigures(
        feature,
        all.present() + all.missing(),
        all.present(),
        all.missing(),
        lists,
        tally.different(),
        Optional.empty(),
        tally.present() > 0 ? Optional.of(Texts.of(tally)) : Optional.empty(),
        new TopWords(feature, tally).list(sample.filter(drawn -> !feature.isList())));
  }
}
