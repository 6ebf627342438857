package dev.granary.pipeline;

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

  /** Chooses an engine for a run. */
  @FunctionalInterface
  interface Choice {
    /**
     * What an environment names.
     *
     * @param spill where the run puts what memory does not hold
     */
    Engine of(Environment environment, RunRequest.Watching watching, String spill);
  }

  static Engine of(Environment environment, RunRequest.Watching watching, String spill) {
    List<String> more = new ArrayList<>();
    if (environment.engine() == Environment.Engine.IN_PROCESS
        && !spill.startsWith(StorageByScheme.CLOUD)) {
      more.add("--inProcessSpillDirectory=" + spill);
    }
    more.addAll(watching.engineArguments());
    PipelineOptions options = options(environment, more);
    return switch (environment.engine()) {
      case IN_PROCESS -> new InProcess(options, watching);
      case FLINK, DIRECT -> new Named(options);
    };
  }

  private static PipelineOptions options(Environment environment, List<String> more) {
    try {
      return PipelineOptionsFactory.fromArgs(arguments(environment, more)).create();
    } catch (IllegalArgumentException refused) {
      throw new BadEngineOption(
          "engine %s with the options [%s] is refused: %s"
              .formatted(
                  environment.engine().name().toLowerCase(Locale.ROOT),
                  String.join(" ", more),
                  refused.getMessage()),
          refused);
    }
  }

  private static String[] arguments(Environment environment, List<String> more) {
    List<String> arguments = new ArrayList<>();
    switch (environment.engine()) {
      case IN_PROCESS -> {
        arguments.add("--runner=InProcessRunner");
        arguments.add("--inProcessParallelism=" + environment.parallelism());
      }
      case FLINK -> arguments.addAll(FlinkArguments.of(environment));
      case DIRECT -> {
        arguments.add("--runner=DirectRunner");
        arguments.add("--targetParallelism=" + environment.parallelism());
      }
    }
    arguments.addAll(more);
    return arguments.toArray(String[]::new);
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
