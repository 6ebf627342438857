package dev.granary.version;

import java.util.Locale;

/** How the shards of a version are stored. */
public enum Compression {
  /** As TFRecords and nothing else. */
  NONE,
  /** In gzip members that can be unpacked each by itself. */
  GZIP;

  /** How it is written in a manifest. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Compression of(String word) {
    for (Compression compression : values()) {
      if (compression.word().equals(word)) {
        return compression;
      }
    }
    throw new IllegalArgumentException(
        "must be none or gzip, was " + Wording.shown(word) + "; use a newer version of Granary");
  }
}
