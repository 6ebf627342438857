package dev.granary.version;

import java.io.IOException;

/** What reading a file from its first byte to its last gave. */
sealed interface Measured {
  /** Its length and digest, both of the same reading. */
  record Content(long bytes, Sha256 sha256) implements Measured {}

  /** It could not be read. */
  record Unread(IOException cause) implements Measured {}
}
