package dev.granary.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a run takes place.
 *
 * @param parallelism how many threads or workers; 0 is never stored, "auto" is resolved on reading
 * @param blockBytes how much of a file one unit of work reads
 * @param temporary where spill goes; absent: beside the published versions
 * @param root a publish root that overrides the spec's
 * @param lease how long a run may give no sign of life before another takes over
 * @param gcs how paths that begin with {@code gs://} are reached
 * @param flink which cluster, where the engine is Flink
 * @param dataflow which job, where the engine is Dataflow
 * @param launch where a training on its versions runs
 * @param costs what its machines cost, for estimates
 */
public record Environment(
    Engine engine,
    int parallelism,
    int blockBytes,
    Optional<String> temporary,
    Optional<String> root,
    Duration lease,
    GcsSpec gcs,
    FlinkSpec flink,
    DataflowSpec dataflow,
    LaunchSpec launch,
    CostsSpec costs) {
  /** The same, but a run ends when its job is submitted. */
  public Environment submitting() {
    return new Environment(
        engine,
        parallelism,
        blockBytes,
        temporary,
        root,
        lease,
        gcs,
        flink,
        dataflow.with(DataflowSpec.Completion.SUBMIT),
        launch,
        costs);
  }

  /** What runs the pipeline. */
  public enum Engine {
    IN_PROCESS,
    FLINK,
    DATAFLOW,
    DIRECT
  }
}
