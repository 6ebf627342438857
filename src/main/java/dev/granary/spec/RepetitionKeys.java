package dev.granary.spec;

import dev.granary.record.quality.RepetitionLimits;
import dev.granary.record.quality.RepetitionLimits.Repeated;
import java.util.List;
import java.util.stream.Stream;

/** The keys of Gopher's repetition rules. */
final class RepetitionKeys {
  private static final Key<Double> DUP_LINE_FRAC =
      share("dup_line_frac", 0.3, "The largest share of lines that repeat one before.");
  private static final Key<Double> DUP_PARA_FRAC =
      share("dup_para_frac", 0.3, "The largest share of paragraphs that repeat one before.");
  private static final Key<Double> DUP_LINE_CHAR_FRAC =
      share("dup_line_char_frac", 0.2, "The largest share of characters in repeated lines.");
  private static final Key<Double> DUP_PARA_CHAR_FRAC =
      share("dup_para_char_frac", 0.2, "The largest share of characters in repeated paragraphs.");
  private static final List<Key<Double>> TOP_GRAMS =
      List.of(top(2, 0.2), top(3, 0.18), top(4, 0.16));
  private static final List<Key<Double>> DUPLICATED_GRAMS =
      List.of(
          duplicated(5, 0.15),
          duplicated(6, 0.14),
          duplicated(7, 0.13),
          duplicated(8, 0.12),
          duplicated(9, 0.11),
          duplicated(10, 0.1));

  static final Section<RepetitionLimits> SECTION =
      Section.of(
          Stream.of(
                  List.of(DUP_LINE_FRAC, DUP_PARA_FRAC, DUP_LINE_CHAR_FRAC, DUP_PARA_CHAR_FRAC),
                  TOP_GRAMS,
                  DUPLICATED_GRAMS)
              .<Key<?>>flatMap(List::stream)
              .toList(),
          found ->
              new RepetitionLimits(
                  new Repeated(found.value(DUP_LINE_FRAC), found.value(DUP_LINE_CHAR_FRAC)),
                  new Repeated(found.value(DUP_PARA_FRAC), found.value(DUP_PARA_CHAR_FRAC)),
                  TOP_GRAMS.stream().map(found::value).toList(),
                  DUPLICATED_GRAMS.stream().map(found::value).toList()));

  private RepetitionKeys() {}

  private static Key<Double> top(int tokens, double published) {
    return share(
        "top_" + tokens + "_gram",
        published,
        "The largest share of characters in the most frequent run of " + tokens + " tokens.");
  }

  private static Key<Double> duplicated(int tokens, double published) {
    return share(
        "duplicated_" + tokens + "_n_grams",
        published,
        "The largest share of characters in repeated runs of " + tokens + " tokens.");
  }

  private static Key<Double> share(String name, double published, String sentence) {
    return Key.of(name, Thresholds.MOST_SHARE, published, sentence);
  }
}
