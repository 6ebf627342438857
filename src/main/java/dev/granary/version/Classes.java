package dev.granary.version;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classes of a split.
 *
 * @param before records of each label before balancing
 * @param after records of each label as written
 * @param weights the weight in the loss that evens out {@code after}
 */
public record Classes(
    SortedMap<String, Long> before,
    SortedMap<String, Long> after,
    SortedMap<String, Double> weights) {
  /** A split without a label. */
  public static final Classes NONE = new Classes(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  public Classes {
    before = counts(before);
    after = counts(after);
    weights.forEach(
        (label, weight) -> {
          requireLabel(label);
          requireWeight(weight);
        });
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  private static SortedMap<String, Long> counts(Map<String, Long> counts) {
    counts.forEach(
        (label, count) -> {
          requireLabel(label);
          Wording.requireNotNegative("the count of a class", count);
        });
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Labels are data: they may hold anything that UTF-8 can write. */
  private static void requireLabel(String label) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(label)) {
      throw new IllegalArgumentException("a label holds half of a surrogate pair");
    }
  }

  private static void requireWeight(double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the weight of a class must be above 0, was " + weight);
    }
  }
}
