package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which paths may stand in a version: those that name one file below it, on every system. */
final class SafePath {
  private static final int MOST_CHARACTERS = 1_024;
  private static final int MOST_BYTES_IN_PART = 255;
  private static final String FORBIDDEN = "\\:*?\"<>|[]{}";

  private SafePath() {}

  /** Gives the path back, or fails with what is wrong with it. */
  static String require(String path) {
    String complaint = complaintOn(path);
    if (complaint != null) {
      throw new IllegalArgumentException("unsafe path " + Wording.shown(path) + ": " + complaint);
    }
    return path;
  }

  /** Fails where two paths would be one file, or a file and its own directory, on some system. */
  static void requireDistinct(Iterable<String> paths) {
    Map<String, String> spellings = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    for (String path : paths) {
      if (files.put(folded(path), path) != null) {
        throw new IllegalArgumentException(
            "the path " + Wording.shown(path) + " is listed twice, or in two spellings");
      }
    }
    for (String path : paths) {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        requireDirectory(path.substring(0, end), files, spellings);
      }
    }
  }

  private static void requireDirectory(
      String directory, Map<String, String> files, Map<String, String> spellings) {
    String folded = folded(directory);
    if (files.containsKey(folded)) {
      throw new IllegalArgumentException(
          "the path " + Wording.shown(directory) + " is both a file and a directory");
    }
    String first = spellings.putIfAbsent(folded, directory);
    if (first != null && !first.equals(directory)) {
      throw new IllegalArgumentException(
          "the directories "
              + Wording.shown(first)
              + " and "
              + Wording.shown(directory)
              + " differ only in case");
    }
  }

  private static @Nullable String complaintOn(String path) {
    if (path.isEmpty()) {
      return "is empty";
    }
    if (path.length() > MOST_CHARACTERS) {
      return "is longer than " + MOST_CHARACTERS + " characters";
    }
    if (path.codePoints().anyMatch(Wording::isUnseen)) {
      return "holds a control character";
    }
    if (path.codePoints().anyMatch(codePoint -> FORBIDDEN.indexOf(codePoint) >= 0)) {
      return "holds one of " + FORBIDDEN;
    }
    if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
      return "is not in Unicode's form NFC";
    }
    if (path.startsWith("/")) {
      return "is absolute";
    }
    return List.of(path.split("/", -1)).stream()
        .map(SafePath::complaintOnPart)
        .filter(complaint -> !complaint.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String complaintOnPart(String part) {
    if (part.isEmpty()) {
      return "has an empty part";
    }
    if (part.startsWith(".") || part.endsWith(".")) {
      return "has a part that begins or ends with a full stop";
    }
    if (part.startsWith(" ") || part.endsWith(" ")) {
      return "has a part that begins or ends with a space";
    }
    if (part.getBytes(UTF_8).length > MOST_BYTES_IN_PART) {
      return "has a part longer than " + MOST_BYTES_IN_PART + " bytes";
    }
    return "";
  }

  private static String folded(String path) {
    return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
