package dev.granary.pipeline.inprocess;

import java.util.List;

/** Says why a pipeline cannot run here, with every reason, before any of it has run. */
public final class PipelineRefusedException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final List<String> reasons;

  PipelineRefusedException(List<String> reasons) {
    super(
        "The in-process runner cannot run this pipeline:"
            + reasons.stream().map(reason -> "\n  - " + reason).reduce("", String::concat)
            + "\nChange these steps, or choose another runner with --runner.");
    this.reasons = List.copyOf(reasons);
  }

  /**
   * One sentence for each thing that is not supported, beginning with the full name of its step.
   */
  public List<String> reasons() {
    return reasons;
  }
}
