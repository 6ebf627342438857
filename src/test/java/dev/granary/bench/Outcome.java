package dev.granary.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a contestant says it made: a fast run that leaves something out must not win.
 *
 * @param digest of the content, or empty where none is told
 * @param shuffled bytes of each record in all groupings, or not a number where none is told
 */
record Outcome(long survivors, String digest, double shuffled) {
  private static final Pattern SURVIVORS =
      Pattern.compile("(?m)^\\s*(?:survivors|kept)\\s+([0-9,]+)");
  private static final Pattern PAGE = Pattern.compile("report: (\\S+)");
  private static final Pattern DIGEST = Pattern.compile("content digest: ([0-9a-f]{64})");

  static Outcome of(Path log) throws IOException {
    String told = Files.readString(log);
    Matcher survivors = SURVIVORS.matcher(told);
    if (!survivors.find()) {
      throw new IllegalStateException(log + " does not tell how many records survive");
    }
    Matcher digest = DIGEST.matcher(told);
    return new Outcome(
        Long.parseLong(survivors.group(1).replace(",", "")),
        digest.find() ? digest.group(1) : "",
        shuffled(told));
  }

  private static double shuffled(String told) throws IOException {
    Matcher page = PAGE.matcher(told);
    if (!page.find()) {
      return Double.NaN;
    }
    Path report = Path.of(page.group(1).replace(".html", ".json"));
    return new ObjectMapper()
        .readTree(report.toFile())
        .path("work")
        .path("rates")
        .path("shuffledBytesPerRecord")
        .asDouble(Double.NaN);
  }

  void require(Amounts amounts, String who) {
    if (survivors != amounts.survivors()) {
      throw new IllegalStateException(
          "%s leaves %d documents; there are %d that should stay"
              .formatted(who, survivors, amounts.survivors()));
    }
  }
}
