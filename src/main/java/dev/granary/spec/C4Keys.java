package dev.granary.spec;

import static java.util.Map.entry;

import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.C4Limits.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of the rules of C4. */
final class C4Keys {
  private static final Key<Long> MIN_NUM_SENTENCES =
      Key.of(
          "min_num_sentences",
          Thresholds.LEAST,
          5L,
          "The fewest sentences in the lines that C4 would keep.");
  private static final Key<Long> MIN_WORDS_PER_LINE =
      Key.of("min_words_per_line", Thresholds.LEAST, 3L, "A line of fewer words does not count.");
  private static final Key<Long> MAX_WORD_LENGTH =
      Key.of(
          "max_word_length",
          Thresholds.MOST_OF,
          1_000L,
          "A line with a word of more characters does not count.");
  private static final Key<Boolean> REMOVE_CITATIONS =
      rule("remove_citations", "Whether marks such as [12] and [edit] are no part of a line.");
  private static final Key<Boolean> FILTER_NO_TERMINAL_PUNCT =
      rule(
          "filter_no_terminal_punct",
          "Whether a line that does not end with . ? ! \" or ' does not count.");
  private static final Key<Boolean> FILTER_LOREM_IPSUM =
      rule("filter_lorem_ipsum", "Whether a text that says lorem ipsum is dropped.");
  private static final Key<Boolean> FILTER_JAVASCRIPT =
      rule("filter_javascript", "Whether a line that says javascript does not count.");
  private static final Key<Boolean> FILTER_CURLY_BRACKET =
      rule("filter_curly_bracket", "Whether a text with an opening brace is dropped.");
  private static final Key<Boolean> FILTER_POLICY =
      rule("filter_policy", "Whether a line on cookies or terms of use does not count.");

  private static final Map<Rule, Key<Boolean>> RULES =
      Map.ofEntries(
          entry(Rule.REMOVE_CITATIONS, REMOVE_CITATIONS),
          entry(Rule.TERMINAL_PUNCTUATION, FILTER_NO_TERMINAL_PUNCT),
          entry(Rule.LOREM_IPSUM, FILTER_LOREM_IPSUM),
          entry(Rule.JAVASCRIPT, FILTER_JAVASCRIPT),
          entry(Rule.CURLY_BRACKET, FILTER_CURLY_BRACKET),
          entry(Rule.POLICY, FILTER_POLICY));

  static final Section<C4Limits> SECTION =
      Section.of(
          List.of(
              MIN_NUM_SENTENCES,
              MIN_WORDS_PER_LINE,
              MAX_WORD_LENGTH,
              REMOVE_CITATIONS,
              FILTER_NO_TERMINAL_PUNCT,
              FILTER_LOREM_IPSUM,
              FILTER_JAVASCRIPT,
              FILTER_CURLY_BRACKET,
              FILTER_POLICY),
          C4Keys::build);

  private C4Keys() {}

  private static Key<Boolean> rule(String name, String sentence) {
    return Key.of(name, Flag.TRUE_OR_FALSE, true, sentence);
  }

  private static C4Limits build(Found found) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    RULES.forEach(
        (rule, key) -> {
          if (found.value(key)) {
            rules.add(rule);
          }
        });
    return new C4Limits(
        found.value(MIN_NUM_SENTENCES),
        found.value(MIN_WORDS_PER_LINE),
        found.value(MAX_WORD_LENGTH),
        rules);
  }
}
