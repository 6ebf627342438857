package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.SimpleFunction;

/** Makes pipelines for the runner under test, and runs them. */
final class InProcessPipelines {
  private InProcessPipelines() {}

  /** A pipeline for two threads. */
  static Pipeline pipeline() {
    return pipeline(2);
  }

  static Pipeline pipeline(int parallelism) {
    InProcessOptions options = PipelineOptionsFactory.create().as(InProcessOptions.class);
    options.setRunner(InProcessRunner.class);
    options.setInProcessParallelism(parallelism);
    return Pipeline.create(options);
  }

  /** Runs to the end, and makes sure that every PAssert of the pipeline was really asked. */
  static InProcessResult run(Pipeline pipeline) {
    InProcessResult result = (InProcessResult) pipeline.run();
    TestPipeline.verifyPAssertsSucceeded(pipeline, result);
    return result;
  }

  /** Starts without waiting. */
  static InProcessResult start(Pipeline pipeline) {
    return InProcessRunner.fromOptions(pipeline.getOptions()).start(pipeline);
  }

  /** Numbers to numbers. */
  static MapElements<Integer, Integer> map(SerializableFunction<Integer, Integer> function) {
    return MapElements.via(new SimpleFunction<Integer, Integer>(function) {});
  }
}
