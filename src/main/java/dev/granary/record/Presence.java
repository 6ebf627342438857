package dev.granary.record;

/** Whether every record must have a value for a field. */
public enum Presence {
  REQUIRED,
  OPTIONAL
}
