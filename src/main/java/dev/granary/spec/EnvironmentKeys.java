package dev.granary.spec;

import dev.granary.spec.Environment.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The keys of an environment. */
final class EnvironmentKeys {
  private static final Key<Engine> ENGINE =
      Key.of("engine", Choice.of(Engine.class), Engine.IN_PROCESS, "What runs the pipeline.");
  private static final Key<Long> PARALLELISM =
      Key.computed(
          "parallelism",
          new WordOr<>("auto", names -> processors(), new Whole(1, 1024)),
          "auto",
          "How many threads or workers; auto is as many as there are processors.");
  private static final Key<Double> BLOCK_MIB =
      Key.of(
          "block_mib",
          Decimal.between(0.0625, 64),
          4.0,
          "How much of a file one unit of work reads, in MiB.");
  private static final Key<String> TEMPORARY =
      Key.computed(
          "temporary",
          Text.PATH,
          "beside the published versions",
          "The folder for spilled records, from the folder of this file.");
  private static final Key<String> ROOT =
      Key.computed(
          "root",
          Text.PATH,
          "what the spec says in publish.root",
          "Where versions go, from the folder of this file; overrides the spec.");
  private static final Key<GcsSpec> GCS =
      Key.filled("gcs", GcsKeys.SECTION, "How paths that begin with gs:// are reached.");

  private static final Key<FlinkSpec> FLINK =
      Key.filled("flink", FlinkKeys.SECTION, "Which cluster, where the engine is flink.");

  private static final Key<DataflowSpec> DATAFLOW =
      Key.filled("dataflow", DataflowKeys.SECTION, "Which job, where the engine is dataflow.");

  private static final Key<LaunchSpec> LAUNCH =
      Key.filled("launch", LaunchKeys.SECTION, "Where launch starts a training.");

  private static final Key<CostsSpec> COSTS =
      Key.filled(
          "costs", CostsKeys.SECTION, "What machines cost and draw, for plan and --max-cost.");

  private static final Key<Long> LEASE_SECONDS =
      Key.of(
          "lease_seconds",
          new Whole(1, 600),
          30L,
          "How long a run may give no sign of life before another run of the dataset takes over.");

  static final Section<Environment> ENVIRONMENT =
      Section.of(
              List.of(
                  ENGINE,
                  PARALLELISM,
                  BLOCK_MIB,
                  TEMPORARY,
                  ROOT,
                  LEASE_SECONDS,
                  GCS,
                  FLINK,
                  DATAFLOW,
                  LAUNCH,
                  COSTS),
              EnvironmentKeys::build)
          .checking(EnvironmentKeys::check);

  private EnvironmentKeys() {}

  private static Environment build(Found found) {
    Reading reading = found.where().reading();
    return new Environment(
        found.value(ENGINE),
        Math.toIntExact(found.valueOr(PARALLELISM, EnvironmentKeys::processors)),
        Math.toIntExact(Mebibytes.toBytes(found.value(BLOCK_MIB))),
        found.maybe(TEMPORARY).map(reading::resolve),
        found.maybe(ROOT).map(reading::resolve),
        Duration.ofSeconds(found.value(LEASE_SECONDS)),
        found.value(GCS),
        found.value(FLINK),
        found.value(DATAFLOW),
        found.value(LAUNCH),
        found.value(COSTS));
  }

  /** Machines of Google's see no file of this one, so nothing of a job may stand here. */
  private static void check(Found found) {
    if (found.maybe(ENGINE).filter(Engine.DATAFLOW::equals).isEmpty()) {
      return;
    }
    for (Key<String> key : List.of(TEMPORARY, ROOT)) {
      found
          .maybe(key)
          .filter(path -> !CloudPath.isCloud(path))
          .ifPresent(
              path ->
                  found
                      .at(key)
                      .refuse(
                          "must begin with gs:// where the engine is dataflow, is " + path,
                          "its workers do not see the files of this machine"));
    }
    Set<String> given = found.node(DATAFLOW.name()).map(Node::keys).orElse(Set.of());
    for (Key<String> key : DataflowKeys.PLACE) {
      if (!given.contains(key.name())) {
        found
            .at(DATAFLOW)
            .in(key.name())
            .refuse("is missing where the engine is dataflow", "see configs/dataflow.yaml");
      }
    }
  }

  private static long processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
