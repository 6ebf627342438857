package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import java.time.Instant;
import java.util.List;

/**
 * What is asked of one run, beyond its spec and environment.
 *
 * @param specDirectory where the spec stands; files below it are shown relative to it
 * @param runKey the dataset and logical date, or empty
 * @param commandLine what to type to run this again
 */
public record RunRequest(
    String specDirectory,
    String runKey,
    String commandLine,
    Publishing publishing,
    Caller caller,
    Watching watching) {
  /** Whether a version that passes its gates is published. */
  public enum Publishing {
    PUBLISH,
    LEAVE_STAGED
  }

  /** Who runs it, with which code, and since when. */
  public record Caller(String by, String codeVersion, Instant started) {}

  /** Who watches, and what is handed to the engine as it is. */
  public record Watching(StageListener listener, List<String> engineArguments) {
    public Watching {
      engineArguments = List.copyOf(engineArguments);
    }
  }
}
