package dev.granary.pipeline.inprocess;

import java.util.List;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;
import org.apache.beam.sdk.runners.PipelineRunnerRegistrar;

/** Makes {@code --runner=InProcessRunner} and {@code --inProcessParallelism} known to Beam. */
public final class InProcessRegistrar implements PipelineRunnerRegistrar, PipelineOptionsRegistrar {
  @Override
  public Iterable<Class<? extends PipelineRunner<?>>> getPipelineRunners() {
    return List.of(InProcessRunner.class);
  }

  @Override
  public Iterable<Class<? extends PipelineOptions>> getPipelineOptions() {
    return List.of(InProcessOptions.class);
  }
}
