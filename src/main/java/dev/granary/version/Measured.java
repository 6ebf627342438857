package dev.granary.version;

import java.io.IOException;
import java.util.Optional;

/** What reading a file from its first byte to its last gave. */
sealed interface Measured {
  /**
   * Its length and digest, both of the same reading.
   *
   * @param frames what was seen of its records; only of a file that was read as a shard
   */
  record Content(long bytes, Sha256 sha256, Optional<Frames> frames) implements Measured {}

  /** It could not be read. */
  record Unread(IOException cause) implements Measured {}

  /**
   * The records of a shard.
   *
   * @param records how many there are before the end or the damage
   * @param damage where the first record is that is damaged, and how; empty where none is
   */
  record Frames(long records, String damage) {}
}
