package dev.granary.pipeline;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** What runs a pipeline. */
interface Engine {
  /** The options that a pipeline for this engine is made with. */
  PipelineOptions options();

  /** Runs a pipeline, or starts it: the result tells. */
  PipelineResult run(Pipeline pipeline);
}
