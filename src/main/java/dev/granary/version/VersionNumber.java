package dev.granary.version;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code MAJOR.MINOR.SEQUENCE}: the spec decides the first two, publishing counts the third up. */
public record VersionNumber(int major, int minor, int sequence)
    implements Comparable<VersionNumber> {
  private static final String PART = "(0|[1-9][0-9]{0,8})";
  private static final Pattern WRITTEN = Pattern.compile(PART + "\\." + PART + "\\." + PART);
  private static final Comparator<VersionNumber> ORDER =
      Comparator.comparingInt(VersionNumber::major)
          .thenComparingInt(VersionNumber::minor)
          .thenComparingInt(VersionNumber::sequence);

  public VersionNumber {
    Wording.requireNotNegative("the major number", major);
    Wording.requireNotNegative("the minor number", minor);
    Wording.requireNotNegative("the sequence number", sequence);
  }

  /** Reads what {@link #toString} writes, and nothing else: no signs, no leading zeros. */
  public static VersionNumber parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a version is written like 1.0.7, not " + Wording.shown(text)));
  }

  /** The number that a text is, if it is one. */
  static Optional<VersionNumber> find(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new VersionNumber(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3))));
  }

  boolean isOfLine(int ofMajor, int ofMinor) {
    return major == ofMajor && minor == ofMinor;
  }

  @Override
  public int compareTo(VersionNumber other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + sequence;
  }
}
