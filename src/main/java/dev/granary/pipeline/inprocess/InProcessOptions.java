package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The settings of {@link InProcessRunner}.
 *
 * <p>The name is long because Beam refuses two options of one name on a class path, and Flink's
 * runner has {@code parallelism}.
 */
public interface InProcessOptions extends PipelineOptions {
  /** The number of threads that work on a stage; at least 1. */
  @Description(
      "Threads that work on a stage of the in-process runner; the number of processors unless set.")
  @Default.InstanceFactory(Processors.class)
  int getInProcessParallelism();

  /** Sets the number of threads that work on a stage. */
  void setInProcessParallelism(int threads);

  /** Counts the processors this machine gives us. */
  final class Processors implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return Runtime.getRuntime().availableProcessors();
    }
  }
}
