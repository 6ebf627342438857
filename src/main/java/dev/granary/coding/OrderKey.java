package dev.granary.coding;

import dev.granary.record.RecordId;
import dev.granary.record.StableHash;

/**
 * Where a record comes in the order of a version: a hash of the seed and its id, so that the order
 * is a shuffle, the same in every run. Each copy of a record has a place of its own.
 */
public final class OrderKey {
  /** 2^64 divided by the golden ratio, so that the seeds of copies are far from each other. */
  private static final long COPIES = 0x9e3779b97f4a7c15L;

  private OrderKey() {}

  /** The place of a copy of a record; copy 0 is the record itself. */
  public static long of(long seed, RecordId id, int copy) {
    return StableHash.mix(seed + copy * COPIES, id);
  }

  /** Sends a row, given its order key, to the partition that the key lies in. */
  public static void route(
      RowRouter rows, Partitions partitions, long seed, byte[] block, int row) {
    long key = of(seed, RecordRow.id(block, row), 0);
    RecordRow.putOrdered(rows.to(partitions.of(key)), block, row, key, 0);
  }
}
