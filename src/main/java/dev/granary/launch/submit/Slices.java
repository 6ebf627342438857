package dev.granary.launch.submit;

import dev.granary.launch.LaunchRefused;
import dev.granary.record.tpu.SlicePlatform;
import dev.granary.record.tpu.TpuSlice;
import java.util.List;
import java.util.Locale;

/**
 * The machines: slices that work together, and how they are had.
 *
 * @param count how many
 */
public record Slices(TpuSlice slice, int count, Capacity capacity) {
  /** How machines are had. */
  public enum Capacity {
    ON_DEMAND,
    SPOT,
    RESERVED
  }

  /** One for each VM. */
  public int processes() {
    return slice.processes() * count;
  }

  SlicePlatform platform() {
    return SlicePlatform.of(slice);
  }

  /** The only topology that the slice may have. */
  String topology() {
    SlicePlatform platform = platform();
    if (platform.topologies().size() != 1) {
      String type = slice.name().substring(0, slice.name().lastIndexOf('-'));
      throw new LaunchRefused(
          "launch.slice %s may have the topologies %s: write one of them, such as %s:%s"
              .formatted(slice.name(), platform.topologies(), type, platform.topologies().get(0)));
    }
    return platform.topologies().get(0);
  }

  /**
   * The slice as the TPU API and xpk call it, which know it by its size alone.
   *
   * @param target which of them it is
   */
  String acceleratorType(String target) {
    SlicePlatform platform = platform();
    if (platform.topologies().size() < platform.ofSameSize().size()) {
      throw new LaunchRefused(
          "launch.slice %s cannot be had with target %s, which picks the topology of %s itself"
              .formatted(slice.name(), target, platform.acceleratorType()));
    }
    return platform.acceleratorType();
  }

  /** Refuses what a platform does not offer, so that nobody pays for something else. */
  void requireCapacity(String target, Capacity... offered) {
    if (!List.of(offered).contains(capacity)) {
      throw new LaunchRefused(
          "launch.capacity %s cannot be had with target %s: it is decided where the machines are made"
              .formatted(capacity.name().toLowerCase(Locale.ROOT), target));
    }
  }
}
