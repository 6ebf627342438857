package dev.granary.pipeline;

import dev.granary.pipeline.dataflow.JobArguments;
import dev.granary.pipeline.dataflow.RunnerJobs;
import dev.granary.pipeline.dataflow.StagedJars;
import dev.granary.pipeline.dataflow.Task;
import dev.granary.spec.DataflowSpec;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Google Cloud Dataflow, by Beam's own runner, whose jars are in a directory of their own. */
record DataflowEngine(PipelineOptions options, Task task) implements Engine {

  static List<String> arguments(DataflowSpec spec, Task task, List<String> given) {
    if (!RunnerJobs.areThere()) {
      throw new BadEngineOption(
          "engine dataflow needs jars that are not on the class path;"
              + " start it by scripts/granary, which fetches them into target/lib-dataflow");
    }
    List<String> jars =
        StagedJars.of(System.getProperty("java.class.path"))
            .orElseThrow(
                () ->
                    new BadEngineOption(
                        "a job of Dataflow is sent granary's jar, and there is none on the class"
                            + " path; start by scripts/granary"));
    return JobArguments.of(spec, task, jars, given);
  }

  @Override
  public PipelineResult run(Pipeline pipeline) {
    try {
      return pipeline.run();
    } catch (IllegalArgumentException refused) {
      throw new BadEngineOption(
          "Dataflow's runner refuses the job: " + refused.getMessage(), refused);
    } catch (RuntimeException refused) {
      if (RunnerJobs.isNameTaken(refused)) {
        throw new JobNameTaken(
            "a Dataflow job of %s is at work already (%s); nothing was begun. Publish that run when its job is done, see `granary status`, or cancel it."
                .formatted(
                    task.runKey().isEmpty() ? task.dataset() : task.runKey(), refused.getMessage()),
            refused);
      }
      throw new EngineFailed("Dataflow took no job: " + refused.getMessage(), refused);
    }
  }
}
