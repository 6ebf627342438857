package dev.granary.cli;

/** What the end of a worker means for the command that started it. */
final class WorkerEnds {
  private WorkerEnds() {}

  /** Of the kind by which one was lost. */
  static ExitCode exit(String kind) {
    return switch (kind) {
      case "settings" -> ExitCode.INVALID;
      case "shard" -> ExitCode.FAILED_AUDIT;
      case "bug" -> ExitCode.BUG;
      default -> ExitCode.INFRASTRUCTURE;
    };
  }
}
