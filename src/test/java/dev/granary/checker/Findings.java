package dev.granary.checker;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong. */
final class Findings {
  private final List<Violation> violations = new ArrayList<>();

  void add(Rule rule, String file, String expected, String found) {
    violations.add(new Violation(rule, file, expected, found));
  }

  /** Complains unless two things that must be equal are. */
  void same(Rule rule, String file, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      add(rule, file, what + " " + expected, String.valueOf(found));
    }
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
