package dev.granary.record.tpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the chips of a slice are wired: the lengths of its sides, such as 4x4 or 2x2x4. */
record Topology(List<Integer> sides) {
  private static final Pattern WRITTEN = Pattern.compile("[1-9][0-9]{0,4}(x[1-9][0-9]{0,4}){1,2}");

  Topology {
    sides = List.copyOf(sides);
  }

  /** The topology that a text writes, if it is one of two or three sides. */
  static Optional<Topology> find(String text) {
    return WRITTEN.matcher(text).matches()
        ? Optional.of(new Topology(Arrays.stream(text.split("x")).map(Integer::valueOf).toList()))
        : Optional.empty();
  }

  long chips() {
    return sides.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Whether it has these sides, in any order. */
  boolean isTurned(Topology other) {
    return sides.stream().sorted().toList().equals(other.sides.stream().sorted().toList());
  }

  @Override
  public String toString() {
    return sides.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
