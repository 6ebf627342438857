package dev.granary.checker;

/**
 * A rule that was broken.
 *
 * @param file where, below the dataset's folder
 */
public record Violation(Rule rule, String file, String expected, String found) {
  @Override
  public String toString() {
    return "%s %s: expected %s, found %s".formatted(rule, file, expected, found);
  }
}
