package dev.granary.record.tpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One type of TPU, as far as the number of processes of its slices depends on it.
 *
 * @param names how slices may be called; the first is the one that Granary writes
 * @param gke the accelerator's name in GKE
 * @param coresInName how much a chip adds to the number in a slice's name
 * @param topologies every topology a slice may have, smallest first
 */
record TpuType(
    List<String> names,
    Optional<String> gke,
    int coresInName,
    Machines machines,
    List<Topology> topologies) {
  /** In a list of topologies, all whose sides are multiples of four, each at least the last. */
  private static final String FOURS = "fours";

  private static final int FOUR = 4;

  TpuType {
    names = List.copyOf(names);
    topologies = List.copyOf(topologies);
  }

  /**
   * The VMs that a slice is made of.
   *
   * @param chips of each VM, where there are several
   * @param wholeChips of a VM that is a slice by itself, where there are such; else 0
   */
  record Machines(int chips, String name, int wholeChips, String wholeName) {}

  static TpuType of(String name, Map<TpuFact, String> facts) {
    List<String> names = new ArrayList<>(List.of(name));
    Optional.ofNullable(facts.get(TpuFact.ALIAS)).ifPresent(names::add);
    int cores = Integer.parseInt(facts.getOrDefault(TpuFact.CORES_PER_CHIP, "1"));
    return new TpuType(
        names,
        Optional.ofNullable(facts.get(TpuFact.GKE)),
        "cores".equals(facts.get(TpuFact.COUNTS)) ? cores : 1,
        new Machines(
            Integer.parseInt(facts.getOrDefault(TpuFact.CHIPS_PER_VM, "1")),
            facts.getOrDefault(TpuFact.MACHINE, ""),
            Integer.parseInt(facts.getOrDefault(TpuFact.WHOLE_VM_CHIPS, "0")),
            facts.getOrDefault(TpuFact.WHOLE_VM_MACHINE, "")),
        topologies(
            facts.getOrDefault(TpuFact.TOPOLOGIES, ""),
            Integer.parseInt(facts.getOrDefault(TpuFact.LARGEST_CHIPS, "0"))));
  }

  String name() {
    return names.get(0);
  }

  boolean isCalled(String word) {
    return names.contains(word) || gke.filter(word::equals).isPresent();
  }

  boolean has(Topology topology) {
    return topologies.contains(topology);
  }

  /** The numbers that may follow its name, ascending. */
  List<Long> sizes() {
    return topologies.stream()
        .map(topology -> topology.chips() * coresInName)
        .sorted()
        .distinct()
        .toList();
  }

  private static List<Topology> topologies(String written, int largest) {
    return Stream.of(written.split(" "))
        .flatMap(
            word -> word.equals(FOURS) ? fours(largest).stream() : Topology.find(word).stream())
        .sorted(Comparator.comparingLong(Topology::chips))
        .toList();
  }

  private static List<Topology> fours(int largest) {
    List<Topology> found = new ArrayList<>();
    for (int a = FOUR; a * a * a <= largest; a += FOUR) {
      for (int b = a; a * b * b <= largest; b += FOUR) {
        for (int c = b; a * b * c <= largest; c += FOUR) {
          found.add(new Topology(List.of(a, b, c)));
        }
      }
    }
    return found;
  }
}
