package dev.granary.record;

/** What it means that a condition is not met. */
public enum Severity {
  /** It is told, and nothing more. */
  WARN,
  /** Nothing is published. */
  FAIL
}
