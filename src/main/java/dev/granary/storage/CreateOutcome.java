package dev.granary.storage;

/** How a create-if-absent ended. An unknown end is an exception, not a value. */
public enum CreateOutcome {
  CREATED,
  EXISTS
}
