package dev.granary.pipeline;

import dev.granary.gate.GateOutcome;
import dev.granary.pipeline.dataflow.Job;
import dev.granary.report.RunReport;
import dev.granary.version.Holder;
import dev.granary.version.PublishOutcome;
import dev.granary.version.PublishedVersion;
import java.util.List;
import java.util.Optional;

/** How a run ended that came to its end. */
public sealed interface RunResult {
  /** It went the whole way, and has something to say of the records. */
  sealed interface Reported extends RunResult {
    /** What it has to say, also where nothing was published. */
    RunReport report();

    /** Where the report stands. */
    String reportPath();
  }

  /** A new version is visible. */
  record Published(RunReport report, String reportPath, PublishOutcome.Published version)
      implements Reported {}

  /** The version was made and left in its staging directory, as asked. */
  record LeftStaged(RunReport report, String reportPath) implements Reported {}

  /** A gate failed: nothing was published. */
  record Blocked(RunReport report, String reportPath, List<GateOutcome> failed)
      implements Reported {
    public Blocked {
      failed = List.copyOf(failed);
    }
  }

  /** The version was made, but whether it is visible is not known, or another run was faster. */
  record Unsettled(RunReport report, String reportPath, PublishOutcome outcome)
      implements Reported {}

  /**
   * There is nothing to publish.
   *
   * @param version holds what this run would publish
   * @param current what readers read, where that is another one
   */
  record Unchanged(PublishedVersion version, Optional<PublishedVersion> current, What what)
      implements RunResult {
    /** What is the same. */
    public enum What {
      /** Inputs, spec and code: nothing was run. */
      ORIGIN,
      /** The run: it was published before. */
      RUN,
      /** The data that came of other inputs, by the same spec and code. */
      DATA
    }
  }

  /**
   * A job is at work, and the run will be published by whoever asks for it when it is done.
   *
   * @param job absent where somebody else begins it, from a template
   */
  record Submitted(String folder, String publishing, Optional<Job> job) implements RunResult {}

  /** Another run of the dataset is at work. */
  record Occupied(Holder holder) implements RunResult {}
}
