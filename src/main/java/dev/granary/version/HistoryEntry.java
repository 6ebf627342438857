package dev.granary.version;

import java.util.Optional;

/**
 * One link of the chain.
 *
 * @param sequence counted from 1, without a gap
 * @param previous the digest of the bytes of the entry before; empty for the first
 */
public record HistoryEntry(
    int sequence, Optional<Sha256> previous, HistoryEvent event, Stamp stamp) {
  /** Where the history stands below the dataset's directory. */
  static final String DIRECTORY = "_history";

  static final int MOST_BYTES = 1 << 16;
  private static final int MOST_ENTRIES = 99_999_999;

  public HistoryEntry {
    if (sequence < 1 || sequence > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "an entry's sequence must be 1 to " + MOST_ENTRIES + ", was " + sequence);
    }
    if (previous.isPresent() != sequence > 1) {
      throw new IllegalArgumentException("every entry but the first names the one before");
    }
  }

  /** Where it stands below the dataset's directory. */
  public String file() {
    return DIRECTORY + "/" + file(sequence);
  }

  /** The name of the file of the entry with a number. */
  static String file(int sequence) {
    return String.format("%08d.json", sequence);
  }
}
