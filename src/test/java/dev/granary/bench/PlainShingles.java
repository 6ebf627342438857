package dev.granary.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two texts share, counted on sets of strings: slow, plain, and with no code of the product.
 */
final class PlainShingles {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private final int size;
  private final Unit unit;

  PlainShingles(int size, Unit unit) {
    this.size = size;
    this.unit = unit;
  }

  /** What a shingle is made of. */
  enum Unit {
    WORDS(" "),
    LETTERS("");

    private final String joint;

    Unit(String joint) {
      this.joint = joint;
    }
  }

  double jaccard(String left, String right) {
    Set<String> one = of(left);
    Set<String> other = of(right);
    long shared = one.stream().filter(other::contains).count();
    return (double) shared / (one.size() + other.size() - shared);
  }

  private Set<String> of(String text) {
    String folded = BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").trim();
    List<String> parts =
        unit == Unit.WORDS
            ? List.of(folded.split(" ", -1))
            : folded
                .codePoints()
                .filter(point -> point != ' ')
                .mapToObj(Character::toString)
                .toList();
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i == 0 || i + size <= parts.size(); i++) {
      shingles.add(String.join(unit.joint, parts.subList(i, Math.min(parts.size(), i + size))));
    }
    return shingles;
  }
}
