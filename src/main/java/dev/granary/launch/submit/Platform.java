package dev.granary.launch.submit;

import java.util.Optional;

/** Where a training is submitted to, with all that the platform must know. */
public sealed interface Platform {
  /** The machines. */
  Slices slices();

  /**
   * A JobSet on GKE.
   *
   * @param context as kubectl's configuration calls the cluster
   * @param account a service account of Kubernetes
   */
  record JobSet(
      Slices slices, String image, String context, String namespace, Optional<String> account)
      implements Platform {}

  /** A custom job of Vertex AI. */
  record Vertex(
      Slices slices, String image, String project, String region, Optional<String> account)
      implements Platform {}

  /**
   * VMs of the TPU API.
   *
   * @param image absent: the command is one of the VM itself
   */
  record QueuedResource(
      Slices slices,
      Optional<String> image,
      String project,
      String zone,
      String runtimeVersion,
      Optional<String> account)
      implements Platform {}

  /** A workload on a cluster that xpk made. */
  record Xpk(Slices slices, String image, String project, String zone, String cluster)
      implements Platform {}
}
