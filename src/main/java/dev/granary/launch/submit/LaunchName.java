package dev.granary.launch.submit;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a launch is called: after its dataset, its version, and how many there were before.
 *
 * @param number counted from 1
 */
public record LaunchName(String dataset, String version, int number) {
  /** As much as xpk takes; JobSet makes names of pods of it, which may be 63 long. */
  private static final int MOST = 40;

  private static final int MOST_OF_LABEL = 63;
  private static final int DIGITS_OF_HASH = 6;

  /** Its folder in {@code _training} of the dataset. */
  public String folder() {
    return "%s-%03d".formatted(version, number);
  }

  /**
   * A DNS label that begins with a letter and is equal only for equal launches: where a dataset's
   * name is too long, a hash stands for the rest of it.
   */
  public String label() {
    String end = "-%s-%03d".formatted(version.replace('.', '-'), number);
    String start = dataset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    boolean isClear =
        start.matches("[a-z].*[a-z0-9]|[a-z]") && start.length() <= MOST - end.length();
    if (isClear && start.replace('-', '_').equals(dataset)) {
      return start + end;
    }
    String hash =
        Hashing.sha256()
            .hashString(dataset, StandardCharsets.UTF_8)
            .toString()
            .substring(0, DIGITS_OF_HASH);
    String tidy = start.replaceAll("^[^a-z]+", "");
    String cut =
        tidy.substring(0, Math.min(tidy.length(), MOST - end.length() - hash.length() - 1));
    return (cut.isEmpty() ? "x" : cut.replaceAll("-+$", "")) + "-" + hash + end;
  }

  /** Labels as Google Cloud and Kubernetes both take them: these two and those that are given. */
  SortedMap<String, String> labels(SortedMap<String, String> given) {
    SortedMap<String, String> labels = new TreeMap<>(given);
    labels.put("dataset", value(dataset));
    labels.put("version", value(version));
    return labels;
  }

  private static String value(String text) {
    String tidy = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return tidy.substring(0, Math.min(tidy.length(), MOST_OF_LABEL))
        .replaceAll("^[-_]+|[-_]+$", "");
  }
}
