package dev.granary.spec;

/** The part of a version that the spec decides; the third number is counted up by publishing. */
public record VersionLine(int major, int minor) {
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
