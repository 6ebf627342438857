package dev.granary.launch.local;

/** What the exit code of a process tells. */
enum WorkerExit {
  BUG(1, "bug"),
  SETTINGS(2, "settings"),
  PEER(70, "peer"),
  PORT(71, "port"),
  DISK(72, "disk"),
  SHARD(73, "shard"),
  STUCK(75, "stuck");

  private static final int SIGNALLED = 128;

  private final int code;
  private final String word;

  WorkerExit(int code, String word) {
    this.code = code;
    this.word = word;
  }

  static String kindOf(int code, Conduct conduct) {
    for (WorkerExit exit : values()) {
      if (conduct == Conduct.WORKER && exit.code == code) {
        return exit.word;
      }
    }
    return code > SIGNALLED ? "killed" : "exit " + code;
  }
}
