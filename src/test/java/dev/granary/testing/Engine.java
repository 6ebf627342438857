package dev.granary.testing;

import dev.granary.pipeline.inprocess.InProcessOptions;
import dev.granary.pipeline.inprocess.InProcessRunner;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What runs a pipeline in the process of a test. */
public enum Engine {
  /** Granary's own runner, on three threads. */
  IN_PROCESS,
  /** Beam's runner for tests, which exercises coders and watches for elements that are changed. */
  DIRECT;

  /** An empty pipeline that this engine runs. */
  public Pipeline pipeline() {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(this == IN_PROCESS ? InProcessRunner.class : DirectRunner.class);
    options.as(InProcessOptions.class).setInProcessParallelism(3);
    return Pipeline.create(options);
  }
}
