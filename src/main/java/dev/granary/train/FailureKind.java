package dev.granary.train;

import java.util.Locale;

/** What ends a worker early, and the exit code by which its launcher knows what to do. */
enum FailureKind {
  BUG(1),
  SETTINGS(2),
  PEER(70),
  PORT(71),
  DISK(72),
  SHARD(73),
  STUCK(75),
  LAUNCHER(76);

  private final int exitCode;

  FailureKind(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
