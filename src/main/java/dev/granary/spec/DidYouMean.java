package dev.granary.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person who mistyped a name may have meant. */
final class DidYouMean {
  private static final int LONGEST = 64;
  private static final int LISTED = 20;

  private DidYouMean() {}

  /** The name that is near, or else a list of those there are. */
  static String hint(String word, Collection<String> known, String listing) {
    return nearest(word, known)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElseGet(() -> known.isEmpty() ? "" : listing + " " + list(known));
  }

  /** The known name that takes the fewest changes, if that is few for its length. */
  static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> name.length() <= LONGEST)
        .filter(name -> distance(word, name) <= (Math.max(word.length(), name.length()) + 1) / 3)
        .min(
            Comparator.<String>comparingInt(name -> distance(word, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String list(Collection<String> known) {
    String listed = known.stream().limit(LISTED).collect(Collectors.joining(", "));
    return known.size() > LISTED ? listed + ", ..." : listed;
  }

  /** Letters put in, left out or changed, and neighbours swapped; case does not count. */
  private static int distance(String one, String two) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = two.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
