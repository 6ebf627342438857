package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is asked of one run, beyond its spec and environment.
 *
 * @param specDirectory where the spec stands; files below it are shown relative to it
 * @param specText the spec's file as it was read; empty where nobody publishes later
 * @param runKey the dataset and logical date, or empty
 * @param commandLine what to type to run this again
 * @param environmentWords what other commands need to reach the same storage, such as {@code --env
 *     configs/cloud.yaml}; may be empty
 */
public record RunRequest(
    String specDirectory,
    String specText,
    String runKey,
    String commandLine,
    String environmentWords,
    Publishing publishing,
    Beginning beginning,
    Caller caller,
    Watching watching) {
  /** A run in the environment that commands find by themselves. */
  public RunRequest(
      String specDirectory,
      String runKey,
      String commandLine,
      Publishing publishing,
      Beginning beginning,
      Caller caller,
      Watching watching) {
    this(specDirectory, "", runKey, commandLine, "", publishing, beginning, caller, watching);
  }

  /** Whether a version that passes its gates is published. */
  public enum Publishing {
    PUBLISH,
    LEAVE_STAGED
  }

  /** What becomes of a run like this one that did not come to its end. */
  public enum Beginning {
    /** It stays what it is; this run does everything itself. */
    ANEW,
    /** This run goes on after its last complete phase, if there is such a run. */
    WHERE_LEFT
  }

  /** Who runs it, with which code, and since when. */
  public record Caller(String by, String codeVersion, Instant started) {}

  /**
   * Who watches, and what is handed to the engine as it is.
   *
   * @param words what to note of a failure: texts of exceptions may hold what nobody may see
   * @param notices hears what a person should know of a job at work, a sentence at a time
   */
  public record Watching(
      StageListener listener,
      List<String> engineArguments,
      Function<Throwable, String> words,
      Consumer<String> notices) {
    public Watching {
      engineArguments = List.copyOf(engineArguments);
    }

    /** Nobody is told anything while it lasts. */
    public Watching(
        StageListener listener, List<String> engineArguments, Function<Throwable, String> words) {
      this(listener, engineArguments, words, notice -> {});
    }

    /** The same, heard by somebody else. */
    Watching with(StageListener other) {
      return new Watching(other, engineArguments, words, notices);
    }
  }
}
