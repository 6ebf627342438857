package dev.granary.cli;

/** How the command ended, in the number that a scheduler sees. Numbers are never reused. */
enum ExitCode {
  DONE(0, "done, or nothing to do", "go on"),
  BUG(1, "a bug in Granary", "page"),
  INVALID(2, "usage, spec or environment invalid", "not retry"),
  FAILED_AUDIT(
      3, "a gate or audit failed; nothing published, report written", "tell the data's owner"),
  MISSING_INPUT(4, "input missing, or too little", "retry later"),
  INFRASTRUCTURE(5, "infrastructure failed; same run key may be retried", "retry"),
  OCCUPIED(6, "another run holds this dataset, or a publish was lost to it", "retry or skip"),
  NOT_FOUND(7, "not found (a record, a version)", "–"),
  DIFFERENT(
      8,
      "differences found (`diff --exit-code`), or a training is due (`decide --exit-code`)",
      "–"),
  OVER_LIMIT(9, "a limit that was given would be exceeded (`--max-cost`)", "not retry");

  private final int number;
  private final String meaning;
  private final String advice;

  ExitCode(int number, String meaning, String advice) {
    this.number = number;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** What the process returns. */
  int number() {
    return number;
  }

  /** What happened. */
  String meaning() {
    return meaning;
  }

  /** What a scheduler should do, in words that follow "should". */
  String advice() {
    return advice;
  }
}
