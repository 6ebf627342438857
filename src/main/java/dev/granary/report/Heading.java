package dev.granary.report;

import org.jspecify.annotations.Nullable;

/**
 * Which run this is and how it ended; a run that published nothing has no version.
 *
 * @param restates the version that was published last for the same run key, where there is one
 */
public record Heading(
    String dataset,
    @Nullable String version,
    @Nullable String previousVersion,
    @Nullable String restates,
    Decision decision,
    Facts facts) {

  /** How the run ended. */
  public enum Verdict {
    PUBLISHED("published"),
    BLOCKED("blocked"),
    NOT_PUBLISHED("not published");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** The verdict in lower case, for people. */
    public String word() {
      return word;
    }
  }

  /** The verdict and, in one whole sentence, why. */
  public record Decision(Verdict verdict, String reason) {}

  /** What identifies the run; {@code started} is in ISO 8601. */
  public record Facts(
      String runKey,
      String specDigest,
      String codeVersion,
      String engine,
      int parallelism,
      String started,
      double seconds) {
    public Facts {
      Measure.count("parallelism", parallelism);
      Measure.seconds("seconds", seconds);
    }
  }
}
