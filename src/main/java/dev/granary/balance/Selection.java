package dev.granary.balance;

import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.io.Serializable;

/**
 * Who stays when not all can: the records of a class in the order of a hash that has nothing to do
 * with their order in the version. A row of a selection is the hash (8), the record's id (16) and
 * its ordinal (8), so that no two are equal.
 */
final class Selection implements Serializable {
  static final int WIDTH = 32;

  /** The buckets that a class is counted by. */
  static final Partitions RANGES = new Partitions(256);

  private static final long SALT = 0x62616c616e6365L;

  private final long seed;

  Selection(long seed) {
    this.seed = StableHash.mix(seed, SALT);
  }

  long hash(RecordId id) {
    return StableHash.mix(seed, id);
  }

  /** The bucket of the record of a row. */
  int bucket(byte[] rows, int row) {
    return RANGES.of(hash(RecordRow.id(rows, row)));
  }

  void put(RowBuffer to, byte[] rows, int row) {
    RecordId id = RecordRow.id(rows, row);
    to.putLong(hash(id));
    to.putId(id);
    to.putLong(RecordRow.ordinal(rows, row));
  }
}
