package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.InProcessRunner;
import dev.granary.spec.Environment;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Runs the one graph on the engine that the environment names. */
final class Engines {
  private Engines() {}

  /** Runs to the end; whatever is not {@code DONE} then is a failure. */
  static void run(RunPlan plan, Environment environment, RunRequest.Watching watching) {
    PipelineOptions options = options(environment, watching.engineArguments());
    Pipeline pipeline = Pipeline.create(options);
    new GovernData(plan).addTo(pipeline);
    PipelineResult result =
        switch (environment.engine()) {
          case IN_PROCESS -> InProcessRunner.create(options, watching.listener()).run(pipeline);
          case DIRECT -> pipeline.run();
        };
    PipelineResult.State state = result.waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new EngineFailed("the engine ended in state " + state + "; nothing was published");
    }
  }

  private static PipelineOptions options(Environment environment, List<String> more) {
    List<String> arguments = new ArrayList<>();
    switch (environment.engine()) {
      case IN_PROCESS -> {
        arguments.add("--runner=InProcessRunner");
        arguments.add("--inProcessParallelism=" + environment.parallelism());
      }
      case DIRECT -> {
        arguments.add("--runner=DirectRunner");
        arguments.add("--targetParallelism=" + environment.parallelism());
      }
    }
    arguments.addAll(more);
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new)).create();
  }

  /** An engine that stopped without saying why. */
  static final class EngineFailed extends RuntimeException {
    EngineFailed(String message) {
      super(message);
    }
  }
}
