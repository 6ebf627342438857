package dev.granary.pipeline;

import dev.granary.gate.GateOutcome;
import dev.granary.report.RunReport;
import dev.granary.version.PublishOutcome;
import java.util.List;

/** How a run ended that came to its end. */
public sealed interface RunResult {
  /** What it has to say, also where nothing was published. */
  RunReport report();

  /** Where the report stands. */
  String reportPath();

  /** A new version is visible. */
  record Published(RunReport report, String reportPath, PublishOutcome.Published version)
      implements RunResult {}

  /** The version was made and left in its staging directory, as asked. */
  record LeftStaged(RunReport report, String reportPath) implements RunResult {}

  /** A gate failed: nothing was published. */
  record Blocked(RunReport report, String reportPath, List<GateOutcome> failed)
      implements RunResult {
    public Blocked {
      failed = List.copyOf(failed);
    }
  }

  /** The version was made, but whether it is visible is not known, or another run was faster. */
  record Unsettled(RunReport report, String reportPath, PublishOutcome outcome)
      implements RunResult {}
}
