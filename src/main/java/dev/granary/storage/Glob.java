package dev.granary.storage;

import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} and {@code ?} stay within a name, {@code **} goes through
 * directories, {@code **}{@code /} also through none. As in a shell a wildcard passes over names
 * that begin with a dot, and so over files that are not whole yet.
 *
 * @param base the directory to look in, without wildcards; empty or with a {@code /} at its end
 * @param literal what every match begins with: the base and what stands before the first wildcard
 * @param depth how far below the base matches may stand
 * @param names what a path below the base must look like
 */
public record Glob(String base, String literal, int depth, Pattern names) {

  /** Reads a pattern. */
  public static Glob of(String pattern) {
    int wildcard = firstWildcard(pattern);
    int cut = pattern.lastIndexOf('/', wildcard) + 1;
    String rest = pattern.substring(cut);
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : 1 + (int) rest.chars().filter(c -> c == '/').count();
    return new Glob(
        pattern.substring(0, cut),
        pattern.substring(0, wildcard),
        depth,
        Pattern.compile(expression(rest), Pattern.DOTALL));
  }

  /** Whether a path below the base, given without it, is meant. */
  public boolean matches(String below) {
    return names.matcher(below).matches();
  }

  private static int firstWildcard(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '*' || path.charAt(i) == '?') {
        return i;
      }
    }
    return path.length();
  }

  private static String expression(String rest) {
    StringBuilder expression = new StringBuilder();
    String hidden = "(?!\\.)";
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean starts = i == 0 || rest.charAt(i - 1) == '/';
      if (rest.startsWith("**/", i)) {
        expression.append("(?:").append(hidden).append("[^/]+/)*");
        i += 2;
      } else if (rest.startsWith("**", i)) {
        expression.append(starts ? hidden : "");
        expression.append("[^/]*(?:/").append(hidden).append("[^/]*)*");
        i += 1;
      } else if (c == '*' || c == '?') {
        expression.append(starts ? hidden : "").append(c == '*' ? "[^/]*" : "[^/]");
      } else {
        expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return expression.toString();
  }
}
