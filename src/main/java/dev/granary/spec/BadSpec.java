package dev.granary.spec;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A spec or an environment was refused; it tells every problem at once, in the file's order. */
public final class BadSpec extends RuntimeException {
  private final transient List<Problem> problems;

  BadSpec(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream().map(Problem::toString).collect(joining("\n", "", "\n"))
        + count
        + "; nothing was read or written";
  }
}
