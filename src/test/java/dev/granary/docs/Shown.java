package dev.granary.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Output as a page shows it, in which an ellipsis stands for anything within a line, and one that
 * is alone on its line for any number of lines.
 */
final class Shown {
  private static final String ANYTHING = "…";

  private Shown() {}

  static boolean matches(List<String> shown, List<String> printed) {
    String pattern = shown.stream().map(Shown::pattern).collect(Collectors.joining());
    String text = printed.stream().map(line -> line + "\n").collect(Collectors.joining());
    return Pattern.matches(pattern, text);
  }

  /** What the page should show: as before where that is right, else what was printed. */
  static List<String> corrected(List<String> shown, List<String> printed) {
    if (matches(shown, printed)) {
      return shown;
    }
    return printed.stream().map(line -> corrected(shown, line)).toList();
  }

  private static String corrected(List<String> shown, String printed) {
    return shown.stream()
        .filter(line -> line.contains(ANYTHING) && !line.equals(ANYTHING))
        .filter(line -> Pattern.matches(pattern(line), printed + "\n"))
        .findFirst()
        .orElse(printed);
  }

  private static String pattern(String shown) {
    if (shown.equals(ANYTHING)) {
      return "(?:.*\\n)*";
    }
    return Arrays.stream(shown.split(ANYTHING, -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*", "", "\\n"));
  }
}
