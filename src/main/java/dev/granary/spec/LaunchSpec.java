package dev.granary.spec;

import dev.granary.record.tpu.TpuSlice;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where a training runs and what it is given there. Each target takes of it what it needs.
 *
 * @param command the words of the trainer; empty: none is said
 * @param image the container that holds it
 * @param account as whom it runs: an address of Google's, or a service account of Kubernetes
 */
public record LaunchSpec(
    LaunchTarget target,
    List<String> command,
    Optional<String> image,
    Tpus tpus,
    Place place,
    Optional<String> account,
    SortedMap<String, String> labels) {
  public LaunchSpec {
    command = List.copyOf(command);
  }

  /**
   * The machines.
   *
   * @param slices how many slices work together
   * @param runtimeVersion the software on VMs of the TPU API
   */
  public record Tpus(
      Optional<TpuSlice> slice, int slices, Capacity capacity, Optional<String> runtimeVersion) {}

  /**
   * Where they are.
   *
   * @param cluster as xpk calls it
   * @param context as kubectl's configuration calls a cluster
   */
  public record Place(
      Optional<String> project,
      Optional<String> region,
      Optional<String> zone,
      Optional<String> cluster,
      Optional<String> context,
      String namespace) {}

  /** How machines are had. */
  public enum Capacity {
    ON_DEMAND,
    SPOT,
    RESERVED
  }

  /** The same, with a command that was given otherwise. */
  public LaunchSpec running(List<String> other) {
    return new LaunchSpec(target, other, image, tpus, place, account, labels);
  }

  /** The same, somewhere else. */
  public LaunchSpec at(LaunchTarget other) {
    return new LaunchSpec(other, command, image, tpus, place, account, labels);
  }

  /** The keys that the target needs and that are not given. */
  public List<String> lacks() {
    return target.needs().stream().filter(key -> !has(key)).toList();
  }

  private boolean has(String key) {
    return switch (key) {
      case "command" -> !command.isEmpty();
      case "image" -> image.isPresent();
      case "slice" -> tpus.slice().isPresent();
      case "runtime_version" -> tpus.runtimeVersion().isPresent();
      case "project" -> place.project().isPresent();
      case "region" -> place.region().isPresent();
      case "zone" -> place.zone().isPresent();
      case "cluster" -> place.cluster().isPresent();
      case "context" -> place.context().isPresent();
      default -> throw new IllegalArgumentException("a target needs " + key);
    };
  }
}
