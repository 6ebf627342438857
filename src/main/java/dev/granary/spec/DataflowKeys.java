package dev.granary.spec;

import dev.granary.spec.DataflowSpec.Addresses;
import dev.granary.spec.DataflowSpec.Autoscaling;
import dev.granary.spec.DataflowSpec.Completion;
import dev.granary.spec.DataflowSpec.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of Google Cloud Dataflow in an environment. */
final class DataflowKeys {
  /** The labels that a run gives its job. */
  private static final Set<String> TAKEN = Set.of("dataset", "run", "run_key", "spec_digest");

  private static final Matching LABEL_KEY =
      Matching.of(
          "[a-z][a-z0-9_-]{0,62}",
          "a label of Google Cloud",
          "a lower-case letter, then up to 62 lower-case letters, digits, - and _");

  private static final Key<String> PROJECT =
      Key.optional(
          "project",
          CloudNames.PROJECT,
          "The project that the job runs in; must be given where the engine is dataflow.");
  private static final Key<String> REGION =
      Key.optional(
          "region",
          CloudNames.REGION,
          "The region of the job and its machines; must be given where the engine is dataflow.");
  private static final Key<String> STAGING =
      Key.optional(
          "staging",
          Text.BUCKET_PATH,
          "Where jars and the graph of a job are put; must be given where the engine is dataflow.");
  private static final Key<String> TEMP =
      Key.optional(
          "temp",
          Text.BUCKET_PATH,
          "Where the service puts files of its own; must be given where the engine is dataflow.");
  private static final Key<String> MACHINE_TYPE =
      Key.computed(
          "machine_type",
          Matching.of("[a-z][a-z0-9]*(?:-[a-z0-9]+)+", "a machine type", "such as n2-standard-4"),
          "what the service takes",
          "The machine type of the workers.");
  private static final Key<Long> WORKERS =
      Key.computed(
          "workers",
          new Whole(1, 4000),
          "what the service takes",
          "How many workers there are at first.");
  private static final Key<Long> MAX_WORKERS =
      Key.computed(
          "max_workers",
          new Whole(1, 4000),
          "what the service takes",
          "How many workers there may be.");
  private static final Key<Autoscaling> AUTOSCALING =
      Key.of(
          "autoscaling",
          Choice.of(Autoscaling.class),
          Autoscaling.THROUGHPUT_BASED,
          "Whether the number of workers follows the work; none keeps it as it was at first.");
  private static final Key<Long> DISK_GIB =
      Key.computed(
          "disk_gib",
          new Whole(10, 64_000),
          "what the service takes",
          "The disk of a worker, in GiB.");
  private static final Key<String> NETWORK =
      Key.computed(
          "network",
          Matching.of(
              "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?", "the name of a network", "such as default"),
          "what the service takes",
          "The network of the workers.");
  private static final Key<String> SUBNETWORK =
      Key.computed(
          "subnetwork",
          Matching.of(
              "(?:https://www\\.googleapis\\.com/compute/v1/)?(?:projects/[a-z0-9.:-]+/)?regions/[a-z0-9-]+/subnetworks/[a-z0-9-]+",
              "a subnetwork with its region",
              "such as regions/us-central1/subnetworks/data"),
          "what the service takes",
          "The subnetwork of the workers, with its region, and its project where it is shared.");
  private static final Key<Addresses> ADDRESSES =
      Key.of(
          "addresses",
          Choice.of(Addresses.class),
          Addresses.PRIVATE,
          "Whether workers have addresses of the internet; private needs Private Google Access.");
  private static final Key<String> SERVICE_ACCOUNT =
      Key.computed(
          "service_account",
          Matching.of(
              "[a-z0-9.-]+@[a-z0-9.-]+\\.[a-z]+",
              "the address of a service account",
              "such as worker@your-project.iam.gserviceaccount.com"),
          "the project's own",
          "As whom the workers work.");
  private static final Key<String> KMS_KEY =
      Key.computed(
          "kms_key",
          Matching.of(
              "projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+",
              "the full name of a key",
              "projects/P/locations/L/keyRings/R/cryptoKeys/K"),
          "Google's",
          "The key that encrypts what the service keeps of a job.");
  private static final Key<SortedMap<String, String>> LABELS =
      Key.computed(
          "labels",
          new ByLabel<>(
              Matching.of(
                  "[a-z0-9_-]{0,63}",
                  "the value of a label of Google Cloud",
                  "up to 63 lower-case letters, digits, - and _")),
          "none",
          "Labels of the job, beside dataset, run, run_key and spec_digest.");
  private static final Key<List<String>> EXPERIMENTS =
      Key.of(
          "experiments",
          ListOf.any(Text.FILLED),
          List.of("use_runner_v2"),
          "Experiments of the service; runner v2 is what Granary was tried with.");
  private static final Key<List<String>> SERVICE_OPTIONS =
      Key.of(
          "service_options",
          ListOf.any(Text.FILLED),
          List.of(),
          "Options of the service, such as enable_prime.");
  private static final Key<Completion> COMPLETION =
      Key.of(
          "completion",
          Choice.of(Completion.class),
          Completion.WAIT,
          "wait: a run waits for its job and publishes. submit: it ends; publish does it later.");

  static final Section<DataflowSpec> SECTION =
      Section.of(
              List.of(
                  PROJECT,
                  REGION,
                  STAGING,
                  TEMP,
                  MACHINE_TYPE,
                  WORKERS,
                  MAX_WORKERS,
                  AUTOSCALING,
                  DISK_GIB,
                  NETWORK,
                  SUBNETWORK,
                  ADDRESSES,
                  SERVICE_ACCOUNT,
                  KMS_KEY,
                  LABELS,
                  EXPERIMENTS,
                  SERVICE_OPTIONS,
                  COMPLETION),
              DataflowKeys::build)
          .checking(DataflowKeys::check);

  /** What no job can do without. */
  static final List<Key<String>> PLACE = List.of(PROJECT, REGION, STAGING, TEMP);

  private DataflowKeys() {}

  private static void check(Found found) {
    Optional<Long> most = found.maybe(MAX_WORKERS);
    if (most.isPresent() && found.maybe(WORKERS).filter(count -> count > most.get()).isPresent()) {
      found.at(WORKERS).refuse("must be at most max_workers, which is " + most.get());
    }
    for (String label : labels(found).keySet()) {
      Where where = found.at(LABELS).in(label);
      if (!LABEL_KEY.accepts(label)) {
        LABEL_KEY.refuse(label, where);
      } else if (TAKEN.contains(label)) {
        where.refuse("is a label that every run sets itself", "call it otherwise");
      }
    }
  }

  private static DataflowSpec build(Found found) {
    return new DataflowSpec(
        place(found),
        new DataflowSpec.Workers(
            found.maybe(MACHINE_TYPE),
            found.maybe(WORKERS).map(Math::toIntExact),
            found.maybe(MAX_WORKERS).map(Math::toIntExact),
            found.value(AUTOSCALING),
            found.maybe(DISK_GIB).map(Math::toIntExact)),
        new DataflowSpec.Network(
            found.maybe(NETWORK), found.maybe(SUBNETWORK), found.value(ADDRESSES)),
        found.maybe(SERVICE_ACCOUNT),
        found.maybe(KMS_KEY),
        labels(found),
        new DataflowSpec.Extras(found.value(EXPERIMENTS), found.value(SERVICE_OPTIONS)),
        found.value(COMPLETION));
  }

  private static SortedMap<String, String> labels(Found found) {
    return found.maybe(LABELS).orElseGet(TreeMap::new);
  }

  private static Optional<Place> place(Found found) {
    if (!PLACE.stream().allMatch(key -> found.maybe(key).isPresent())) {
      return Optional.empty();
    }
    Reading reading = found.where().reading();
    return Optional.of(
        new Place(
            found.value(PROJECT),
            found.value(REGION),
            reading.resolve(found.value(STAGING)),
            reading.resolve(found.value(TEMP))));
  }
}
