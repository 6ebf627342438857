package dev.granary.cli;

/** Shows how far a run is; called by one thread at a time. */
interface ProgressDisplay {
  /** Runs and phases that are over before this say nothing. */
  double QUIET_SECONDS = 1;

  void show(ProgressMoment moment);

  /** A phase is over, so many seconds after it began. */
  void phaseEnded(String phase, double seconds);

  /** Nothing more is to be shown. */
  void close();
}
