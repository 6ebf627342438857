package dev.granary.record.tpu;

import java.util.Arrays;
import java.util.Locale;

/** What may be known of a type of TPU, in the order of the table that people read. */
public enum TpuFact {
  ALIAS("also called"),
  GKE("name in GKE"),
  COUNTS("its names count"),
  CORES_PER_CHIP("cores of a chip"),
  CHIPS_PER_VM("chips of a VM, in slices of several"),
  WHOLE_VM_CHIPS("chips of a larger VM, alone in its slice"),
  MACHINE("machine"),
  WHOLE_VM_MACHINE("machine of the larger VM"),
  TOPOLOGIES("topologies"),
  LARGEST_CHIPS("chips of the largest slice"),
  NETWORK_SHAPE("dimensions"),
  HBM("HBM of a chip"),
  VM_VCPUS("vCPUs of a VM"),
  VM_MEMORY("memory of a VM"),
  NETWORK("network of a VM"),
  NUMA("NUMA nodes of a VM"),
  TENSORFLOW("TensorFlow");

  private final String heading;

  TpuFact(String heading) {
    this.heading = heading;
  }

  /** What a table calls it. */
  public String heading() {
    return heading;
  }

  static TpuFact named(String name) {
    return Arrays.stream(values())
        .filter(fact -> fact.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no fact " + name));
  }
}
