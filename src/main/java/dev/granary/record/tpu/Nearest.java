package dev.granary.record.tpu;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The slices of a type that come nearest to one that there is not. */
final class Nearest {
  private Nearest() {}

  static String sizes(TpuType type, long size) {
    List<Long> sizes = type.sizes();
    long largest = sizes.get(sizes.size() - 1);
    String words =
        Stream.of(
                sizes.stream().filter(other -> other < size).reduce((first, last) -> last),
                sizes.stream().filter(other -> other > size).findFirst())
            .flatMap(Optional::stream)
            .map(other -> type.name() + "-" + other)
            .collect(Collectors.joining(" or "));
    if (size < sizes.get(0)) {
      return "the smallest is " + words;
    }
    return (size > largest ? "the largest is " : "the nearest are ") + words;
  }

  /** A topology turned round is meant to be the one that there is. */
  static String topologies(TpuType type, String start, String shape) {
    Optional<Topology> asked = Topology.find(shape);
    Optional<Topology> turned =
        asked.flatMap(one -> type.topologies().stream().filter(one::isTurned).findFirst());
    if (turned.isPresent()) {
      return "did you mean \"" + start + turned.get() + "\"?";
    }
    long chips = asked.map(Topology::chips).orElse(0L);
    Optional<Topology> below =
        type.topologies().stream()
            .filter(one -> one.chips() <= chips)
            .reduce((first, last) -> last);
    Optional<Topology> above =
        type.topologies().stream().filter(one -> one.chips() > chips).findFirst();
    String words =
        Stream.of(below, above)
            .flatMap(Optional::stream)
            .map(one -> start + one)
            .collect(Collectors.joining(" or "));
    if (below.isEmpty()) {
      return "the smallest is " + words;
    }
    return (above.isEmpty() ? "the largest is " : "the nearest are ") + words;
  }
}
