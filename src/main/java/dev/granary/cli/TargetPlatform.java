package dev.granary.cli;

import dev.granary.launch.submit.Platform;
import dev.granary.launch.submit.Slices;
import dev.granary.spec.LaunchSpec;

/**
 * The section launch of an environment as a launcher knows it; nothing that is needed is absent.
 */
record TargetPlatform(LaunchSpec launch) {
  Platform platform() {
    LaunchSpec.Place place = launch.place();
    return switch (launch.target()) {
      case JOBSET ->
          new Platform.JobSet(
              slices(),
              launch.image().orElseThrow(),
              place.context().orElseThrow(),
              place.namespace(),
              launch.account());
      case VERTEX ->
          new Platform.Vertex(
              slices(),
              launch.image().orElseThrow(),
              place.project().orElseThrow(),
              place.region().orElseThrow(),
              launch.account());
      case QUEUED_RESOURCE ->
          new Platform.QueuedResource(
              slices(),
              launch.image(),
              place.project().orElseThrow(),
              place.zone().orElseThrow(),
              launch.tpus().runtimeVersion().orElseThrow(),
              launch.account());
      case XPK ->
          new Platform.Xpk(
              slices(),
              launch.image().orElseThrow(),
              place.project().orElseThrow(),
              place.zone().orElseThrow(),
              place.cluster().orElseThrow());
      case LOCAL, COMMAND ->
          throw new IllegalArgumentException(launch.target().word() + " stays on this machine");
    };
  }

  private Slices slices() {
    LaunchSpec.Tpus tpus = launch.tpus();
    return new Slices(
        tpus.slice().orElseThrow(),
        tpus.slices(),
        switch (tpus.capacity()) {
          case ON_DEMAND -> Slices.Capacity.ON_DEMAND;
          case SPOT -> Slices.Capacity.SPOT;
          case RESERVED -> Slices.Capacity.RESERVED;
        });
  }
}
