package dev.granary.check.quality;

import dev.granary.record.quality.C4Limits.Rule;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The phrases that C4 looks for, in letters A to Z of either case. */
enum Phrases {
  LOREM_IPSUM(Rule.LOREM_IPSUM, "lorem ipsum"),
  JAVASCRIPT(Rule.JAVASCRIPT, "javascript"),
  CURLY_BRACKET(Rule.CURLY_BRACKET, "{"),
  TERMS_OF_USE(Rule.POLICY, "terms of use"),
  PRIVACY_POLICY(Rule.POLICY, "privacy policy"),
  COOKIE_POLICY(Rule.POLICY, "cookie policy"),
  USES_COOKIES(Rule.POLICY, "uses cookies"),
  USE_OF_COOKIES(Rule.POLICY, "use of cookies"),
  USE_COOKIES(Rule.POLICY, "use cookies");

  private static final int CASE = 0x20;

  /** The phrases that begin with a letter, by either case of it. */
  private static final Phrases[][] BY_FIRST = new Phrases[Byte.MAX_VALUE + 1][];

  static {
    for (int first = 0; first <= Byte.MAX_VALUE; first++) {
      int letter = folded((byte) first);
      BY_FIRST[first] =
          Stream.of(values())
              .filter(each -> each.phrase.charAt(0) == letter)
              .toArray(Phrases[]::new);
    }
  }

  private static final Set<Rule> NONE = Set.of();

  private final Rule rule;
  private final String phrase;

  Phrases(Rule rule, String phrase) {
    this.rule = rule;
    this.phrase = phrase;
  }

  /** The rules that have a phrase which stands in a line. */
  static Set<Rule> in(LineWithoutCitations line) {
    Set<Rule> found = NONE;
    byte[] text = line.bytes();
    for (int at = line.start(); at < line.end(); at++) {
      if (text[at] < 0) {
        continue;
      }
      for (Phrases candidate : BY_FIRST[text[at]]) {
        if (candidate.standsAt(text, at, line.end())) {
          found = found.isEmpty() ? EnumSet.noneOf(Rule.class) : found;
          found.add(candidate.rule);
        }
      }
    }
    return found;
  }

  private boolean standsAt(byte[] text, int at, int end) {
    if (at + phrase.length() > end) {
      return false;
    }
    int same = 1;
    while (same < phrase.length() && folded(text[at + same]) == phrase.charAt(same)) {
      same++;
    }
    return same == phrase.length();
  }

  private static int folded(byte part) {
    return part >= 'A' && part <= 'Z' ? part | CASE : part;
  }
}
