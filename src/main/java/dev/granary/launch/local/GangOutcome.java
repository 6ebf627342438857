package dev.granary.launch.local;

/** How it ended. */
public sealed interface GangOutcome {
  /** How often all were started again. */
  int restarts();

  /** Every process ended well. */
  record Finished(int restarts) implements GangOutcome {}

  /** It was given up. */
  record Failed(int restarts, Lost lost) implements GangOutcome {}
}
