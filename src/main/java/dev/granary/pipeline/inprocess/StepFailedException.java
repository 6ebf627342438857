package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.Pipeline;

/** Ends a run whose step failed: the cause is what the step's own code threw. */
public final class StepFailedException extends Pipeline.PipelineExecutionException {
  private static final long serialVersionUID = 1L;

  private final String step;
  private final Throwable failure;

  StepFailedException(String step, Throwable failure) {
    super(failure);
    this.step = step;
    this.failure = failure;
  }

  /** The full name of the step that failed first. */
  public String step() {
    return step;
  }

  @Override
  public String getMessage() {
    return "Step '" + step + "' failed: " + failure;
  }
}
