package dev.granary.spec;

import dev.granary.record.quality.GopherLimits;
import java.util.List;

/** The keys of Gopher's quality rules. */
final class GopherKeys {
  private static final Key<Long> MIN_DOC_WORDS =
      Key.of("min_doc_words", Thresholds.LEAST, 50L, "The fewest words of a text.");
  private static final Key<Long> MAX_DOC_WORDS =
      Key.of("max_doc_words", Thresholds.MOST_OF, 100_000L, "The most words of a text.");
  private static final Key<Double> MIN_AVG_WORD_LENGTH =
      Key.of(
          "min_avg_word_length",
          Thresholds.LEAST_RATE,
          3.0,
          "The fewest characters of a word, in the mean.");
  private static final Key<Double> MAX_AVG_WORD_LENGTH =
      Key.of(
          "max_avg_word_length",
          Thresholds.MOST_RATE,
          10.0,
          "The most characters of a word, in the mean.");
  private static final Key<Double> MAX_SYMBOL_WORD_RATIO =
      Key.of(
          "max_symbol_word_ratio",
          Thresholds.MOST_RATE,
          0.1,
          "The most number signs, and the most ellipses, for each token.");
  private static final Key<Double> MAX_BULLET_LINES_RATIO =
      Key.of(
          "max_bullet_lines_ratio",
          Thresholds.MOST_SHARE,
          0.9,
          "The largest share of lines that begin with a bullet or a hyphen.");
  private static final Key<Double> MAX_ELLIPSIS_LINES_RATIO =
      Key.of(
          "max_ellipsis_lines_ratio",
          Thresholds.MOST_SHARE,
          0.3,
          "The largest share of lines that end with an ellipsis.");
  private static final Key<Double> MIN_ALPHA_WORDS_RATIO =
      Key.of(
          "min_alpha_words_ratio",
          Thresholds.LEAST_SHARE,
          0.8,
          "The least share of tokens that hold a letter.");
  private static final Key<Long> MIN_STOP_WORDS =
      Key.of("min_stop_words", Thresholds.LEAST, 2L, "The fewest different stop words of a text.");
  private static final Key<List<String>> STOP_WORDS =
      Key.of(
          "stop_words",
          ListOf.filled(Text.FILLED),
          List.of("the", "be", "to", "of", "and", "that", "have", "with"),
          "The stop words, as they are written: The is not the.");

  static final Section<GopherLimits> SECTION =
      Section.of(
              List.of(
                  MIN_DOC_WORDS,
                  MAX_DOC_WORDS,
                  MIN_AVG_WORD_LENGTH,
                  MAX_AVG_WORD_LENGTH,
                  MAX_SYMBOL_WORD_RATIO,
                  MAX_BULLET_LINES_RATIO,
                  MAX_ELLIPSIS_LINES_RATIO,
                  MIN_ALPHA_WORDS_RATIO,
                  MIN_STOP_WORDS,
                  STOP_WORDS),
              GopherKeys::build)
          .checking(GopherKeys::check);

  private GopherKeys() {}

  private static void check(Found found) {
    checkEnds(MIN_DOC_WORDS, MAX_DOC_WORDS, found);
    checkEnds(MIN_AVG_WORD_LENGTH, MAX_AVG_WORD_LENGTH, found);
    long listed = found.maybe(STOP_WORDS).map(List::size).orElse(Integer.MAX_VALUE);
    found
        .maybe(MIN_STOP_WORDS)
        .filter(least -> least > listed)
        .ifPresent(
            least ->
                found
                    .at(found.has(MIN_STOP_WORDS) ? MIN_STOP_WORDS : STOP_WORDS)
                    .refuse(
                        least + " different ones are asked for, and " + listed + " are listed"));
  }

  private static <T extends Comparable<T>> void checkEnds(Key<T> least, Key<T> most, Found found) {
    found
        .maybe(least)
        .filter(low -> found.maybe(most).filter(high -> low.compareTo(high) > 0).isPresent())
        .ifPresent(low -> refuseEnds(least, most, found));
  }

  private static void refuseEnds(Key<?> least, Key<?> most, Found found) {
    if (found.has(least)) {
      found.at(least).refuse("must not be more than " + most.name() + ", or no text passes");
    } else {
      found.at(most).refuse(least.name() + " must not be more, or no text passes");
    }
  }

  private static GopherLimits build(Found found) {
    return new GopherLimits(
        new GopherLimits.Words(found.value(MIN_DOC_WORDS), found.value(MAX_DOC_WORDS)),
        new GopherLimits.MeanLength(
            found.value(MIN_AVG_WORD_LENGTH), found.value(MAX_AVG_WORD_LENGTH)),
        found.value(MAX_SYMBOL_WORD_RATIO),
        found.value(MAX_BULLET_LINES_RATIO),
        found.value(MAX_ELLIPSIS_LINES_RATIO),
        found.value(MIN_ALPHA_WORDS_RATIO),
        new GopherLimits.StopWords(found.value(MIN_STOP_WORDS), found.value(STOP_WORDS)));
  }
}
