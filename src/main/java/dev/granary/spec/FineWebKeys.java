package dev.granary.spec;

import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.FineWebLimits.WithoutAny;
import java.util.List;

/** The keys of the rules of FineWeb. */
final class FineWebKeys {
  private static final Key<Double> LINE_PUNCT_THR =
      Key.of(
          "line_punct_thr",
          Thresholds.LEAST_SHARE,
          0.12,
          "The least share of lines that end like a sentence.");
  private static final Key<Boolean> LINE_PUNCT_EXCLUDE_ZERO =
      Key.of(
          "line_punct_exclude_zero",
          Flag.TRUE_OR_FALSE,
          false,
          "Whether a text in which no line ends like a sentence passes that rule.");
  private static final Key<Double> SHORT_LINE_THR =
      Key.of("short_line_thr", Thresholds.MOST_SHARE, 0.67, "The largest share of short lines.");
  private static final Key<Long> SHORT_LINE_LENGTH =
      Key.of(
          "short_line_length",
          new Whole(1, 1_000_000),
          30L,
          "The most characters that a short line has.");
  private static final Key<Double> CHAR_DUPLICATES_RATIO =
      Key.of(
          "char_duplicates_ratio",
          Thresholds.MOST_SHARE,
          0.01,
          "The largest share of characters in repeated lines.");
  private static final Key<Double> NEW_LINE_RATIO =
      Key.of("new_line_ratio", Thresholds.MOST_RATE, 0.3, "The most line ends for each token.");

  static final Section<FineWebLimits> SECTION =
      Section.of(
          List.of(
              LINE_PUNCT_THR,
              LINE_PUNCT_EXCLUDE_ZERO,
              SHORT_LINE_THR,
              SHORT_LINE_LENGTH,
              CHAR_DUPLICATES_RATIO,
              NEW_LINE_RATIO),
          found ->
              new FineWebLimits(
                  new FineWebLimits.Punctuation(
                      found.value(LINE_PUNCT_THR),
                      found.value(LINE_PUNCT_EXCLUDE_ZERO) ? WithoutAny.PASSES : WithoutAny.FAILS),
                  new FineWebLimits.ShortLines(
                      found.value(SHORT_LINE_THR), found.value(SHORT_LINE_LENGTH)),
                  found.value(CHAR_DUPLICATES_RATIO),
                  found.value(NEW_LINE_RATIO)));

  private FineWebKeys() {}
}
