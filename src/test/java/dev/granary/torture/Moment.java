package dev.granary.torture;

/** On which side of a step. */
enum Moment {
  BEFORE,
  AFTER
}
