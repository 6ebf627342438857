package dev.granary.pipeline.dataflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The jobs of Beam's runner for Dataflow. Its 250 jars are on the class path only where an
 * environment names the engine, and not where Granary is compiled; so the few of its methods that
 * Beam itself has no name for are found by theirs.
 */
public final class RunnerJobs {
  private static final String RUNNER = "org.apache.beam.runners.dataflow.";
  private static final String NAME_TAKEN = RUNNER + "DataflowJobAlreadyExistsException";
  private static final String TEMPLATE = RUNNER + "util.DataflowTemplateJob";

  private RunnerJobs() {}

  /** Whether the runner is on the class path. */
  public static boolean areThere() {
    try {
      type("DataflowRunner");
      return true;
    } catch (IllegalStateException missing) {
      return false;
    }
  }

  /** The job that was begun; none where a template was written, which is no job yet. */
  public static Optional<Job> begun(PipelineResult result) {
    if (result.getClass().getName().equals(TEMPLATE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Job(text(result, "getJobId"), text(result, "getProjectId"), text(result, "getRegion")));
  }

  /** A job that was begun some time, with whatever options reach the service. */
  public static PipelineResult find(PipelineOptions options, String id) {
    Class<?> dataflow = type("options.DataflowPipelineOptions");
    Class<?> client = type("DataflowClient");
    Object own = options.as(dataflow.asSubclass(PipelineOptions.class));
    try {
      Object made = client.getMethod("create", dataflow).invoke(null, own);
      return (PipelineResult)
          type("DataflowPipelineJob")
              .getConstructor(client, String.class, dataflow, Map.class)
              .newInstance(made, id, own, Map.of());
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  /** Whether the service refused a job since an active one has its name. */
  public static boolean isNameTaken(RuntimeException refused) {
    return refused.getClass().getName().equals(NAME_TAKEN);
  }

  private static String text(PipelineResult result, String getter) {
    try {
      Method method = result.getClass().getMethod(getter);
      return String.valueOf(method.invoke(result));
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(RUNNER + name, false, RunnerJobs.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Beam's runner for Dataflow has no " + name, e);
    }
  }

  private static RuntimeException unwrapped(ReflectiveOperationException thrown) {
    if (thrown instanceof InvocationTargetException target
        && target.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    return new IllegalStateException("Beam's runner for Dataflow is another one", thrown);
  }
}
