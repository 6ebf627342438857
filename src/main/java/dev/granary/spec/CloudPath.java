package dev.granary.spec;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path must look like that does not stand on this machine: {@code gs://bucket/folder}. */
public final class CloudPath {
  private static final String SCHEME = "gs";
  private static final Pattern WITH_SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)(?:/(.*))?", Pattern.DOTALL);
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private CloudPath() {}

  /**
   * What is wrong with a path.
   *
   * @param message in words that follow the key
   * @param hint what to do
   */
  public record Complaint(String message, String hint) {}

  /** Nothing is said of paths on this machine. */
  public static Optional<Complaint> complaintOn(String path) {
    Matcher parts = WITH_SCHEME.matcher(path);
    if (!parts.matches()) {
      return path.startsWith(SCHEME + ":")
          ? complaint("is no path of Cloud Storage, is " + path, "write gs://bucket/folder")
          : Optional.empty();
    }
    if (!parts.group(1).equals(SCHEME)) {
      return complaint(
          "must be a path of this machine or begin with gs://, is " + path,
          "copy the files there, or mount them");
    }
    if (parts.group(2).isEmpty()) {
      return complaint("names no bucket, is " + path, "write gs://bucket/folder");
    }
    if (!BUCKET.matcher(parts.group(2)).matches()) {
      return complaint(
          "names a bucket that cannot be, \"" + parts.group(2) + "\"",
          "buckets are called by 3 to 222 lower-case letters, digits, - _ and .");
    }
    return ofName(parts.group(3) == null ? "" : parts.group(3));
  }

  static boolean isCloud(String path) {
    return WITH_SCHEME.matcher(path).matches();
  }

  private static Optional<Complaint> ofName(String name) {
    String[] parts = name.replaceFirst("/$", "").split("/", -1);
    if (Arrays.stream(parts).anyMatch(part -> part.equals("..") || part.equals("."))) {
      return complaint(
          "must not hold the part . or ..", "objects have no folder above: write it out");
    }
    if (parts.length > 1 && Arrays.stream(parts).anyMatch(String::isEmpty)) {
      return complaint("must not hold two slashes in a row", "remove one");
    }
    return Optional.empty();
  }

  private static Optional<Complaint> complaint(String message, String hint) {
    return Optional.of(new Complaint(message, hint));
  }
}
