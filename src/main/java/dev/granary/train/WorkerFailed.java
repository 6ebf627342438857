package dev.granary.train;

import org.jspecify.annotations.Nullable;

/** A worker cannot go on. */
final class WorkerFailed extends RuntimeException {
  private final FailureKind kind;
  private final @Nullable String file;

  private WorkerFailed(
      FailureKind kind, String message, @Nullable String file, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.file = file;
  }

  static WorkerFailed of(FailureKind kind, String message) {
    return new WorkerFailed(kind, message, null, null);
  }

  static WorkerFailed of(FailureKind kind, String message, Throwable cause) {
    return new WorkerFailed(kind, message, null, cause);
  }

  /** A file of the version is not what the hand-off says. */
  static WorkerFailed shard(String file, String message) {
    return new WorkerFailed(FailureKind.SHARD, message, file, null);
  }

  static WorkerFailed shard(String file, String message, Throwable cause) {
    return new WorkerFailed(FailureKind.SHARD, message, file, cause);
  }

  FailureKind kind() {
    return kind;
  }

  @Nullable String file() {
    return file;
  }
}
