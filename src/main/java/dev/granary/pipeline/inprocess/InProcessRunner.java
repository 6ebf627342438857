package dev.granary.pipeline.inprocess;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.metrics.MetricsEnvironment;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Runs a batch pipeline in this process.
 *
 * <p>A worker's share of a stage is one bundle. Elements are handed on by reference: coders are not
 * exercised, and a step that changes an element after handing it on corrupts it for others. Side
 * inputs are held in memory, groups too as long as they fit. Whatever trigger is set, a group fires
 * once, when it is whole.
 */
public final class InProcessRunner extends PipelineRunner<InProcessResult> {
  private final InProcessOptions options;
  private final StageListener listener;

  private InProcessRunner(InProcessOptions options, StageListener listener) {
    if (options.getInProcessParallelism() < 1) {
      throw new IllegalArgumentException(
          "inProcessParallelism must be at least 1, was " + options.getInProcessParallelism());
    }
    this.options = options;
    this.listener = listener;
  }

  /** Makes the runner, as Beam does for {@code --runner=InProcessRunner}. */
  public static InProcessRunner fromOptions(PipelineOptions options) {
    return create(options, StageListener.NONE);
  }

  /** Makes a runner that tells a listener how far it has come. */
  public static InProcessRunner create(PipelineOptions options, StageListener listener) {
    return new InProcessRunner(options.as(InProcessOptions.class), listener);
  }

  /**
   * Runs a pipeline to its end, and cancels it if this thread is interrupted meanwhile.
   *
   * @throws PipelineRefusedException if the pipeline needs what this runner lacks; nothing of it
   *     has run then
   * @throws StepFailedException if a step failed
   */
  @Override
  public InProcessResult run(Pipeline pipeline) {
    InProcessResult result = start(pipeline);
    try {
      result.waitUntilFinish();
      return result;
    } finally {
      result.cancel();
    }
  }

  /**
   * Starts a pipeline and returns at once, for callers who want to watch or cancel it.
   *
   * @throws PipelineRefusedException if the pipeline needs what this runner lacks; nothing of it
   *     has run then
   */
  public InProcessResult start(Pipeline pipeline) {
    List<StageRoot> stages = GraphReader.stagesOf(pipeline);
    MetricsEnvironment.setMetricsSupported(true);
    Run run = Run.of(options, listener);
    CompletableFuture<Ending> over = new CompletableFuture<>();
    new Thread(
            new Execution(run, stages, options.getInProcessParallelism(), over), "in-process-run")
        .start();
    return new InProcessResult(run, over);
  }
}
