package dev.granary.statistics;

import java.util.List;

/**
 * How the values of a feature are distributed in one set of records, as far as they can be held
 * against another set.
 *
 * @param present how many records have a value, or a list
 * @param values what was met, as texts or as numbers; of lists, each value on its own
 */
public record Distribution(long present, long missing, Values values) {
  /** Values as they can be compared. */
  public sealed interface Values permits Classes, Measures {}

  /** Every text, with how many records have it. */
  public record Classes(List<Category> classes) implements Values {
    public Classes {
      classes = List.copyOf(classes);
    }
  }

  /** One text; it is shown by its hash where it is too long or of a person. */
  public record Category(long hash, String name, long count) {}

  /**
   * Numbers in order.
   *
   * @param what which numbers they are: the values, or the lengths of texts
   */
  public record Measures(What what, Ranges ranges) implements Values {}

  /** What numbers are. */
  public enum What {
    VALUES,
    LENGTHS
  }

  static Distribution of(Measured feature, FeatureTally tally) {
    return new Distribution(tally.present(), tally.missing(), values(feature, tally.values()));
  }

  private static Values values(Measured feature, FeatureTally tally) {
    if (tally instanceof WordTally words) {
      return words.knowsAll()
          ? classes(feature, words)
          : new Measures(What.LENGTHS, words.lengths());
    }
    NumberTally numbers = (NumberTally) tally;
    return feature.kind() == Measured.Kind.TRUTH
        ? truths(numbers)
        : new Measures(What.VALUES, numbers.ranges());
  }

  /** Of texts, their lengths, whatever else is known. */
  static Distribution ofLengths(FeatureTally tally) {
    WordTally words = (WordTally) tally.values();
    return new Distribution(
        tally.present(), tally.missing(), new Measures(What.LENGTHS, words.lengths()));
  }

  private static Classes classes(Measured feature, WordTally tally) {
    boolean shown = feature.showing() == Measured.Showing.SHOWN;
    return new Classes(
        tally.words().mostFrequent().stream()
            .map(
                word ->
                    new Category(
                        word.hash(), shown ? name(word, tally) : hidden(word), word.count()))
            .toList());
  }

  private static String name(Words.Word word, WordTally tally) {
    return word.text().length == 0 && tally.empty() == 0 ? hidden(word) : word.shown();
  }

  private static String hidden(Words.Word word) {
    return "#" + Long.toHexString(word.hash());
  }

  private static Classes truths(NumberTally tally) {
    return new Classes(
        List.of(
            new Category(0, "false", tally.zeros()),
            new Category(1, "true", tally.present() - tally.zeros())));
  }
}
