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

  /** How many bytes all groupings may hold in memory before they go to disk. */
  @Description(
      "Bytes that the groupings of the in-process runner hold in memory, about, before they sort"
          + " them to disk; a quarter of the heap unless set.")
  @Default.InstanceFactory(QuarterOfHeap.class)
  long getInProcessGroupingBytes();

  /** Sets how many bytes all groupings may hold in memory. */
  void setInProcessGroupingBytes(long bytes);

  /** Where groups go that outgrow memory. */
  @Description(
      "A directory of this machine for groups that outgrow memory; the one for temporary files"
          + " unless set.")
  @Default.InstanceFactory(Temporary.class)
  String getInProcessSpillDirectory();

  /** Sets where groups go that outgrow memory. */
  void setInProcessSpillDirectory(String directory);

  /** A quarter of what the heap may grow to. */
  final class QuarterOfHeap implements DefaultValueFactory<Long> {
    @Override
    public Long create(PipelineOptions options) {
      return Runtime.getRuntime().maxMemory() / 4;
    }
  }

  /** Where this machine keeps temporary files. */
  final class Temporary implements DefaultValueFactory<String> {
    @Override
    public String create(PipelineOptions options) {
      return System.getProperty("java.io.tmpdir");
    }
  }

  /** Counts the processors this machine gives us. */
  final class Processors implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return Runtime.getRuntime().availableProcessors();
    }
  }
}
