package dev.granary.pipeline;

import dev.granary.pipeline.dataflow.Task;
import dev.granary.pipeline.inprocess.InProcessRunner;
import dev.granary.spec.Environment;
import dev.granary.storage.StorageByScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The engines that an environment can name. */
final class Engines {
  private Engines() {}

  /**
   * What an engine is for.
   *
   * @param spill where the run puts what memory does not hold
   */
  record Work(String spill, Task task) {}

  /** Chooses an engine for a run. */
  @FunctionalInterface
  interface Choice {
    /** What an environment names. */
    Engine of(Environment environment, RunRequest.Watching watching, Work work);
  }

  static Engine of(Environment environment, RunRequest.Watching watching, Work work) {
    PipelineOptions options = options(environment, watching.engineArguments(), work);
    return switch (environment.engine()) {
      case DATAFLOW -> new DataflowEngine(options, work.task());
      case IN_PROCESS -> new InProcess(options, watching);
      case FLINK, DIRECT -> new Named(options);
    };
  }

  /** What reaches an engine, with the options that a person gave. */
  static PipelineOptions options(Environment environment, List<String> given, Work work) {
    String[] arguments = arguments(environment, given, work).toArray(String[]::new);
    try {
      return PipelineOptionsFactory.fromArgs(arguments).create();
    } catch (IllegalArgumentException refused) {
      throw new BadEngineOption(
          "engine %s with the options [%s] is refused: %s"
              .formatted(
                  environment.engine().name().toLowerCase(Locale.ROOT),
                  String.join(" ", given),
                  refused.getMessage()),
          refused);
    }
  }

  private static List<String> arguments(Environment environment, List<String> given, Work work) {
    List<String> arguments = new ArrayList<>();
    switch (environment.engine()) {
      case IN_PROCESS -> {
        arguments.add("--runner=InProcessRunner");
        arguments.add("--inProcessParallelism=" + environment.parallelism());
        if (!work.spill().startsWith(StorageByScheme.CLOUD)) {
          arguments.add("--inProcessSpillDirectory=" + work.spill());
        }
      }
      case DATAFLOW -> {
        return DataflowEngine.arguments(environment.dataflow(), work.task(), given);
      }
      case FLINK -> arguments.addAll(FlinkArguments.of(environment));
      case DIRECT -> {
        arguments.add("--runner=DirectRunner");
        arguments.add("--targetParallelism=" + environment.parallelism());
      }
    }
    arguments.addAll(given);
    return arguments;
  }

  /** This process, watched stage by stage. */
  private record InProcess(PipelineOptions options, RunRequest.Watching watching)
      implements Engine {
    @Override
    public PipelineResult run(Pipeline pipeline) {
      return InProcessRunner.create(options, watching.listener()).run(pipeline);
    }
  }

  /** The runner that the options name. */
  private record Named(PipelineOptions options) implements Engine {
    @Override
    public PipelineResult run(Pipeline pipeline) {
      return pipeline.run();
    }
  }
}
