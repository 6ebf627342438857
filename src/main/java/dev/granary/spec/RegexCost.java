package dev.granary.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * About how many instructions a regular expression compiles to. The compiler itself sets no bound:
 * {@code ((a{1000}){1000}){1000}} would take all memory there is.
 */
final class RegexCost {
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");
  private static final long ENOUGH = 1L << 40;

  private final Deque<Long> groups = new ArrayDeque<>();
  private long sum;
  private long atom;

  private RegexCost() {}

  static long of(String regex) {
    RegexCost cost = new RegexCost();
    Matcher count = COUNT.matcher(regex);
    for (int i = 0; i < regex.length(); ) {
      boolean counted = count.region(i, regex.length()).lookingAt();
      if (counted) {
        cost.repeat(count);
      } else {
        cost.step(regex.charAt(i));
      }
      i = counted ? count.end() : after(regex, i);
    }
    return cost.sum + cost.atom;
  }

  private void step(char character) {
    switch (character) {
      case '(' -> {
        groups.push(sum + atom);
        sum = 0;
        atom = 0;
      }
      case ')' -> {
        atom = sum + atom + 2;
        sum = groups.isEmpty() ? 0 : groups.pop();
      }
      default -> {
        sum += atom;
        atom = 1;
      }
    }
  }

  private void repeat(Matcher count) {
    String most = count.group(2);
    String times = most == null || most.isEmpty() ? count.group(1) : most;
    atom = Math.min(ENOUGH, atom * Math.max(1, Integer.parseInt(times)));
  }

  /** Where the next piece begins: an escape and a class of characters are one piece. */
  private static int after(String regex, int start) {
    if (regex.charAt(start) == '\\') {
      return start + 2;
    }
    if (regex.charAt(start) != '[') {
      return start + 1;
    }
    int end = start + (regex.startsWith("[^", start) ? 3 : 2);
    while (end < regex.length() && regex.charAt(end) != ']') {
      end += regex.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }
}
