package dev.granary.spec;

import dev.granary.record.tpu.TpuSlice;
import dev.granary.spec.LaunchSpec.Capacity;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of an environment that say where a training runs. */
final class LaunchKeys {
  /** May be given on the command line instead. */
  private static final String COMMAND_NAME = "command";

  /** The labels that a launch gives. */
  private static final Set<String> TAKEN = Set.of("dataset", "version");

  /** What both Google Cloud and Kubernetes take. */
  private static final Matching LABEL_KEY =
      Matching.of(
          "[a-z](?:[a-z0-9_-]{0,61}[a-z0-9])?",
          "a label of Google Cloud and Kubernetes",
          "a lower-case letter, then up to 62 lower-case letters, digits, - and _, no mark last");

  private static final Key<LaunchTarget> TARGET =
      Key.of(
          "target",
          LaunchTargetName.ANY,
          LaunchTarget.LOCAL,
          "Where launch starts a training, unless --target says otherwise.");
  private static final Key<List<String>> COMMAND =
      Key.optional(
          COMMAND_NAME,
          Words.OF_A_COMMAND,
          "The words of the trainer, for every target but local; what follows -- stands for it.");
  private static final Key<String> IMAGE =
      Key.optional(
          "image",
          Matching.of(
              "[A-Za-z0-9][A-Za-z0-9._:/@-]*",
              "the name of a container image",
              "such as us-docker.pkg.dev/your-project/train/trainer:1"),
          "The container with the trainer; for jobset, vertex and xpk, may be for"
              + " queued-resource.");
  private static final Key<TpuSlice> SLICE =
      Key.optional(
          "slice", SliceName.ANY, "The TPU slice, by a name such as shards.processes takes.");
  private static final Key<Long> SLICES =
      Key.of("slices", new Whole(1, 256), 1L, "How many slices work together.");
  private static final Key<Capacity> CAPACITY =
      Key.of(
          "capacity",
          Choice.of(Capacity.class),
          Capacity.ON_DEMAND,
          "How machines are had: on_demand, spot (they may be taken away), or reserved.");
  private static final Key<String> RUNTIME_VERSION =
      Key.optional(
          "runtime_version",
          Matching.of(
              "[a-z0-9][a-z0-9.-]*",
              "a software version of TPU VMs",
              "such as tpu-ubuntu2204-base"),
          "The software of the VMs, for queued-resource.");
  private static final Key<String> PROJECT =
      Key.optional("project", CloudNames.PROJECT, "The project, for vertex, queued-resource, xpk.");
  private static final Key<String> REGION =
      Key.optional("region", CloudNames.REGION, "The region, for vertex.");
  private static final Key<String> ZONE =
      Key.optional("zone", CloudNames.ZONE, "The zone, for queued-resource and xpk.");
  private static final Key<String> CLUSTER =
      Key.optional(
          "cluster",
          Matching.of("[a-z](?:[a-z0-9-]*[a-z0-9])?", "the name of a cluster", "such as tpus"),
          "The cluster, for xpk.");
  private static final Key<String> CONTEXT =
      Key.optional(
          "context",
          Matching.of(
              "[A-Za-z0-9][A-Za-z0-9._:/@-]*",
              "a context of kubectl",
              "such as gke_your-project_us-central2-b_tpus; kubectl config get-contexts"),
          "The context of kubectl that means the cluster, for jobset.");
  private static final Key<String> NAMESPACE =
      Key.of(
          "namespace",
          Matching.of(
              "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
              "a namespace of Kubernetes",
              "such as training"),
          "default",
          "The namespace, for jobset.");
  private static final Key<String> SERVICE_ACCOUNT =
      Key.computed(
          "service_account",
          Matching.of(
              "[a-z0-9](?:[a-z0-9.@-]*[a-z0-9])?",
              "a service account",
              "such as trainer@your-project.iam.gserviceaccount.com, for jobset such as trainer"),
          "the project's own",
          "As whom the trainer runs: an address of Google's; for jobset, a name in its namespace.");
  private static final Key<SortedMap<String, String>> LABELS =
      Key.computed(
          "labels",
          new ByLabel<>(
              Matching.of(
                  "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?",
                  "the value of a label of Google Cloud and Kubernetes",
                  "up to 63 lower-case letters, digits, - and _, no mark first or last")),
          "none",
          "Labels of the job, beside dataset and version.");

  static final Section<LaunchSpec> SECTION =
      Section.of(
              List.of(
                  TARGET,
                  COMMAND,
                  IMAGE,
                  SLICE,
                  SLICES,
                  CAPACITY,
                  RUNTIME_VERSION,
                  PROJECT,
                  REGION,
                  ZONE,
                  CLUSTER,
                  CONTEXT,
                  NAMESPACE,
                  SERVICE_ACCOUNT,
                  LABELS),
              LaunchKeys::build)
          .checking(LaunchKeys::check);

  private LaunchKeys() {}

  private static void check(Found found) {
    found
        .maybe(TARGET)
        .ifPresent(
            target ->
                target.needs().stream()
                    .filter(key -> !key.equals(COMMAND_NAME) && !found.written().contains(key))
                    .forEach(
                        key ->
                            found
                                .at(key)
                                .refuse(
                                    "is missing where the target is " + target.word(),
                                    "see configs/tpu-jobset.yaml")));
    for (String label : found.maybe(LABELS).orElseGet(TreeMap::new).keySet()) {
      Where where = found.at(LABELS).in(label);
      if (!LABEL_KEY.accepts(label)) {
        LABEL_KEY.refuse(label, where);
      } else if (TAKEN.contains(label)) {
        where.refuse("is a label that every launch sets itself", "call it otherwise");
      }
    }
  }

  private static LaunchSpec build(Found found) {
    return new LaunchSpec(
        found.value(TARGET),
        found.maybe(COMMAND).orElse(List.of()),
        found.maybe(IMAGE),
        new LaunchSpec.Tpus(
            found.maybe(SLICE),
            Math.toIntExact(found.value(SLICES)),
            found.value(CAPACITY),
            found.maybe(RUNTIME_VERSION)),
        new LaunchSpec.Place(
            found.maybe(PROJECT),
            found.maybe(REGION),
            found.maybe(ZONE),
            found.maybe(CLUSTER),
            found.maybe(CONTEXT),
            found.value(NAMESPACE)),
        found.maybe(SERVICE_ACCOUNT),
        found.maybe(LABELS).orElseGet(TreeMap::new));
  }
}
