package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.InProcessResult;
import dev.granary.spec.Environment;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** The in-process engine with next to no memory for groups. */
record CrampedEngine(Engine engine, LongAdder spilled) implements Engine {
  private static final String BYTES = "--inProcessGroupingBytes=100000";

  static CrampedEngine of(
      Environment environment,
      RunRequest.Watching watching,
      Engines.Work spill,
      LongAdder spilled) {
    RunRequest.Watching cramped =
        new RunRequest.Watching(watching.listener(), List.of(BYTES), watching.words());
    return new CrampedEngine(Engines.of(environment, cramped, spill), spilled);
  }

  @Override
  public PipelineOptions options() {
    return engine.options();
  }

  @Override
  public PipelineResult run(Pipeline pipeline) {
    PipelineResult result = engine.run(pipeline);
    spilled.add(((InProcessResult) result).spilledBytes());
    return result;
  }
}
