package dev.granary.launch.local;

/** What the exit code of a process tells. */
public enum WorkerExit {
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

  /** What an exit code of the built-in trainer means, as in {@link Lost#kind}. */
  public static String kindOf(int code) {
    return kindOf(code, Conduct.WORKER);
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
