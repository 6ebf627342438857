package dev.granary.pipeline.inprocess;

import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.sdk.options.PipelineOptions;

/** What all workers of one run share; each part is safe for many threads. */
record Run(
    PipelineOptions options,
    StageListener listener,
    EndSignal end,
    Memory memory,
    MetricsContainerStepMap metrics) {
  static Run of(InProcessOptions options, StageListener listener) {
    return new Run(
        options, listener, new EndSignal(), Memory.of(options), new MetricsContainerStepMap());
  }
}
