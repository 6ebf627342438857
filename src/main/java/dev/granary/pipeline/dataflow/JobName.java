package dev.granary.pipeline.dataflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The name of a job. It follows from the dataset, where it stands, and the run key alone: of two
 * active jobs with one name the service refuses the second, so the same work is not done twice.
 */
public final class JobName {
  private static final int MOST_READABLE = 45;
  private static final int DIGITS = 12;

  private JobName() {}

  /** Lower-case letters, digits and hyphens, at most 63, as the service wants it. */
  public static String of(Task task) {
    String said = task.runKey().isEmpty() ? task.dataset() : task.runKey();
    String readable = ("granary-" + said).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = readable.substring(0, Math.min(readable.length(), MOST_READABLE));
    return cut.replaceFirst("-$", "") + "-" + digest(task);
  }

  /** Tells apart what looks alike once it is readable. */
  private static String digest(Task task) {
    String all = String.join("\n", task.root(), task.dataset(), task.runKey());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
