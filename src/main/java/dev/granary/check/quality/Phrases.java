package dev.granary.check.quality;

import dev.granary.record.quality.C4Limits.Rule;
import java.util.EnumSet;
import java.util.List;
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

  /** The phrases that begin with a byte, by that byte. */
  private static final List<List<Phrases>> BY_FIRST =
      Stream.iterate(0, first -> first + 1)
          .limit(Byte.MAX_VALUE + 1)
          .map(first -> Stream.of(values()).filter(each -> each.phrase.charAt(0) == first).toList())
          .toList();

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
    for (int at = 0; at < line.length(); at++) {
      int first = folded(line.bytes()[at]);
      if (first < 0) {
        continue;
      }
      List<Phrases> candidates = BY_FIRST.get(first);
      for (int i = 0; i < candidates.size(); i++) {
        if (candidates.get(i).standsAt(line, at)) {
          found = found.isEmpty() ? EnumSet.noneOf(Rule.class) : found;
          found.add(candidates.get(i).rule);
        }
      }
    }
    return found;
  }

  private boolean standsAt(LineWithoutCitations line, int at) {
    if (at + phrase.length() > line.length()) {
      return false;
    }
    int same = 1;
    while (same < phrase.length() && folded(line.bytes()[at + same]) == phrase.charAt(same)) {
      same++;
    }
    return same == phrase.length();
  }

  private static int folded(byte part) {
    return part >= 'A' && part <= 'Z' ? part | CASE : part;
  }
}
