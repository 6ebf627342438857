package dev.granary.read;

import dev.granary.record.Reason;

/** Leaves the parsing of one record; it is no failure and so has no stack trace. */
final class RejectedRecord extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String evidence;

  RejectedRecord(Reason reason, String evidence) {
    super(reason + ": " + evidence, null, false, false);
    this.reason = reason;
    this.evidence = evidence;
  }

  Reason reason() {
    return reason;
  }

  /** Numbers and names from the schema. */
  String evidence() {
    return evidence;
  }
}
