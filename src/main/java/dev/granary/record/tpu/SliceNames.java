package dev.granary.record.tpu;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the names of slices: an accelerator type ({@code v5litepod-16}), a type or GKE's name of it
 * with a topology ({@code v4:2x2x4}, {@code tpu-v5-lite-podslice:4x4}), or a topology that only one
 * type has. What could mean two numbers of processes is refused.
 */
public final class SliceNames {
  private static final Pattern SIZED = Pattern.compile("(.+)-([0-9]{1,9})");
  private static final Pattern SHAPED = Pattern.compile("(.+)[:-]([0-9]+(?:x[0-9]+)+)");
  private static final Pattern SHAPE = Pattern.compile("[0-9]+(x[0-9]+)+");

  private SliceNames() {}

  /** What a text means. */
  public static SliceAnswer resolve(String text) {
    Matcher shaped = SHAPED.matcher(text);
    if (shaped.matches()) {
      String shape = shaped.group(2);
      return type(shaped.group(1))
          .map(type -> ofShape(text, type, shape))
          .orElseGet(() -> new SliceAnswer.Unknown(withEnding(":" + shape, has(shape))));
    }
    if (SHAPE.matcher(text).matches()) {
      return ofBareShape(text);
    }
    Optional<TpuType> whole = type(text);
    if (whole.isPresent()) {
      return new SliceAnswer.Refused("names a type, not a slice", "write " + example(whole.get()));
    }
    Matcher sized = SIZED.matcher(text);
    if (sized.matches()) {
      String size = sized.group(2);
      return type(sized.group(1))
          .map(type -> ofSize(text, type, Long.parseLong(size)))
          .orElseGet(() -> new SliceAnswer.Unknown(withEnding("-" + size, type -> true)));
    }
    return new SliceAnswer.Unknown(names().toList());
  }

  private static SliceAnswer ofSize(String text, TpuType type, long size) {
    if (!type.names().contains(text.substring(0, text.lastIndexOf('-')))) {
      return new SliceAnswer.Refused("lacks its topology", "write " + example(type));
    }
    if (!type.sizes().contains(size)) {
      return new SliceAnswer.Refused("is no size of " + type.name(), Nearest.sizes(type, size));
    }
    return counted(type.name() + "-" + size, type, size / type.coresInName());
  }

  private static SliceAnswer ofShape(String text, TpuType type, String shape) {
    Optional<Topology> topology = Topology.find(shape).filter(type::has);
    if (topology.isEmpty()) {
      return new SliceAnswer.Refused(
          "has a topology that " + type.name() + " does not have",
          Nearest.topologies(type, text.substring(0, text.length() - shape.length()), shape));
    }
    return counted(type.name() + ":" + topology.get(), type, topology.get().chips());
  }

  private static SliceAnswer ofBareShape(String shape) {
    List<TpuType> having = TpuTable.types().stream().filter(has(shape)).toList();
    if (having.size() == 1) {
      return ofShape(shape, having.get(0), shape);
    }
    if (having.isEmpty()) {
      return new SliceAnswer.Refused(
          "is a topology that no type has", "write the type too, such as v5litepod:4x4");
    }
    return new SliceAnswer.Refused(
        "is a topology of several types",
        "write "
            + having.stream()
                .map(type -> type.name() + ":" + shape)
                .collect(Collectors.joining(" or ")));
  }

  /** One process for each VM; a slice that may be one large VM or two has no number of its own. */
  private static SliceAnswer counted(String name, TpuType type, long chips) {
    TpuType.Machines machines = type.machines();
    long several = Math.max(1, chips / machines.chips());
    if (chips == machines.wholeChips()) {
      return new SliceAnswer.Refused(
          "has 1 process or " + several + ", by the machine",
          "write 1 for "
              + machines.wholeName()
              + " (what the TPU API gives), or "
              + several
              + " for "
              + machines.name()
              + " (GKE, xpk)");
    }
    return new SliceAnswer.Found(new TpuSlice(name, chips, Math.toIntExact(several)));
  }

  private static Predicate<TpuType> has(String shape) {
    return type -> Topology.find(shape).filter(type::has).isPresent();
  }

  private static Optional<TpuType> type(String word) {
    return TpuTable.types().stream().filter(type -> type.isCalled(word)).findFirst();
  }

  private static Stream<String> names() {
    return TpuTable.types().stream()
        .flatMap(type -> Stream.concat(type.names().stream(), type.gke().stream()))
        .distinct();
  }

  private static List<String> withEnding(String ending, Predicate<TpuType> fits) {
    return TpuTable.types().stream()
        .filter(fits)
        .flatMap(type -> type.names().stream())
        .map(name -> name + ending)
        .toList();
  }

  private static String example(TpuType type) {
    Topology topology =
        type.topologies().stream().filter(t -> t.chips() == 16).findFirst().orElseThrow();
    String shaped = type.name() + ":" + topology;
    return type.name() + "-" + 16 * type.coresInName() + " or " + shaped;
  }
}
