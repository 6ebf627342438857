package dev.granary.read;

import java.io.IOException;

/** A compressed file that cannot be unpacked any further: bad data, not a failure to read it. */
final class DamagedText extends IOException {
  private static final long serialVersionUID = 1;

  private final String evidence;

  DamagedText(String evidence) {
    super(evidence);
    this.evidence = evidence;
  }

  /** What is wrong with the file, in words that hold none of it. */
  String evidence() {
    return evidence;
  }
}
