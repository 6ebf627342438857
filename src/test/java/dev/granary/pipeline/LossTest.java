package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome;
import dev.granary.spec.Environment.Engine;
import dev.granary.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step that loses a bundle is found out: nothing is published, and the books say what is gone.
 */
class LossTest {
  private static final Path SPEC = Path.of("pipelines/bird_strikes/spec.yaml");

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Drop duplicates/Choose survivors",
        "Assign splits/Drop what has no split",
        "Balance classes/Keep within quota",
        "Write the ledger/Write ledger"
      })
  void aLostBundleOfDecisionsBlocksTheVersion(String step) throws IOException {
    List<GateOutcome> failed = failedGates(step);

    assertThat(failed.get(0).gate()).isEqualTo("conservation.faa");
    assertThat(failed.get(0).sentence())
        .matches(
            "source faa: 10000 records were read and [1-9][0-9]* of them were lost on the way; nothing is"
                + " published from a run that cannot account for its records");
    assertThat(Files.exists(root.resolve("bird_strikes/_history"))).isFalse();
  }

  @Test
  void aLostUnitOfTheScanBlocksTheVersion() throws IOException {
    List<GateOutcome> failed = failedGates("Scan files/Scan");

    assertThat(failed.get(0).gate()).isEqualTo("input.complete");
    assertThat(failed.get(0).sentence()).contains("a part of the work was lost");
  }

  @Test
  void withoutALossTheSameRunPublishes() throws IOException {
    assertThat(run("No such step").getClass()).isEqualTo(RunResult.Published.class);
  }

  private List<GateOutcome> failedGates(String step) throws IOException {
    RunResult result = run(step);
    assertThat(result.getClass()).isEqualTo(RunResult.Blocked.class);
    try (Stream<Path> left = Files.list(root.resolve("bird_strikes"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("_lock", "_runs");
    }
    return ((RunResult.Blocked) result).failed();
  }

  private RunResult run(String lossy) throws IOException {
    return Runs.dataset(
            Specs.read(SPEC).spec(),
            SPEC,
            Runs.environment(Engine.IN_PROCESS, 2, root),
            (environment, watching, spill) ->
                new Lossy(lossy, Engines.of(environment, watching, spill)))
        .run();
  }

  /** An engine that runs the pipeline with a loss planted before one step. */
  private record Lossy(String step, dev.granary.pipeline.Engine engine)
      implements dev.granary.pipeline.Engine {
    @Override
    public PipelineOptions options() {
      return engine.options();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      LosesABundle.before(step, pipeline);
      return engine.run(pipeline);
    }
  }
}
