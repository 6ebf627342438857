package dev.granary.checker;

import java.util.List;

/** One shard as it was read from disk, record by record. */
record Shard(String file, String split, List<Stored> records) {
  /**
   * A record of a shard.
   *
   * @param id as the shard's index gives it
   * @param payload the SHA-256 of its bytes
   */
  record Stored(String id, String payload) {}

  Shard {
    records = List.copyOf(records);
  }
}
