package dev.granary.record.tpu;

import java.util.List;
import java.util.Optional;

/**
 * What platforms call a slice and its VMs; what is not known here is absent.
 *
 * @param acceleratorType its name in the TPU API and in xpk, which count cores or chips
 * @param topologies those that its name may mean; one, where it is clear
 * @param ofSameSize the topologies that its accelerator type may mean
 * @param gke the name of its type in GKE
 * @param machine the machine type of its VMs
 * @param chips of each VM
 */
public record SlicePlatform(
    String acceleratorType,
    List<String> topologies,
    List<String> ofSameSize,
    Optional<String> gke,
    Optional<String> machine,
    int chips) {
  public SlicePlatform {
    topologies = List.copyOf(topologies);
    ofSameSize = List.copyOf(ofSameSize);
  }

  /** The platforms' words for a slice that was found by its name. */
  public static SlicePlatform of(TpuSlice slice) {
    int end = Math.max(slice.name().lastIndexOf(':'), slice.name().lastIndexOf('-'));
    String word = slice.name().substring(0, end);
    TpuType type =
        TpuTable.types().stream()
            .filter(each -> each.isCalled(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(slice.name() + " has no known type"));
    int chips = Math.toIntExact(slice.chips() / slice.processes());
    List<String> ofSameSize =
        type.topologies().stream()
            .filter(one -> one.chips() == slice.chips())
            .map(Topology::toString)
            .toList();
    return new SlicePlatform(
        type.name() + "-" + slice.chips() * type.coresInName(),
        Topology.find(slice.name().substring(end + 1))
            .map(written -> List.of(written.toString()))
            .orElse(ofSameSize),
        ofSameSize,
        type.gke(),
        Optional.of(type.machines().name())
            .filter(name -> !name.isEmpty() && chips == type.machines().chips()),
        chips);
  }
}
