package dev.granary.storage;

import java.io.IOException;

/** Bytes that are no gzip file, told in words that hold none of them. */
public final class DamagedGzip extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedGzip(String message) {
    super(message);
  }
}
