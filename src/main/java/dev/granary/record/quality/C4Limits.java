package dev.granary.record.quality;

import java.util.Set;

/**
 * The rules of C4.
 *
 * @param sentences the fewest sentences in the lines that C4 would keep
 * @param wordsInLine the fewest words of a line that C4 keeps
 * @param wordLength the most characters of each word of a line that C4 keeps
 * @param rules the rules without a number that hold
 */
public record C4Limits(long sentences, long wordsInLine, long wordLength, Set<Rule> rules)
    implements FilterLimits {
  /** A rule without a number. */
  public enum Rule {
    /** Marks of citations, such as {@code [12]}, are no part of a line. */
    REMOVE_CITATIONS,
    /** Only lines that end like a sentence are kept. */
    TERMINAL_PUNCTUATION,
    /** Lines that speak of JavaScript are not kept. */
    JAVASCRIPT,
    /** Lines that speak of cookies or terms of use are not kept. */
    POLICY,
    /** A text that holds the filler of typesetters fails. */
    LOREM_IPSUM,
    /** A text that holds an opening brace fails. */
    CURLY_BRACKET
  }

  public C4Limits {
    rules = Set.copyOf(rules);
  }
}
