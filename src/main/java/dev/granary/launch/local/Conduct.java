package dev.granary.launch.local;

/** What may be expected of a process. */
public enum Conduct {
  /**
   * The built-in worker: it says something every second, its exit codes tell what was wrong, and it
   * ends when its standard input does.
   */
  WORKER,
  /**
   * A program of somebody else's, under a {@link Keeper}: it may keep still for as long as it
   * likes, and every exit code but 0 is a loss.
   */
  FOREIGN
}
