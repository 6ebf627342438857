package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.spec.BalanceSpec;
import dev.granary.spec.Spec;

/**
 * The parts that a run works in: each holds no more than a worker may.
 *
 * @param order of records, by their place in the order of the version or by a hash
 * @param ledger of verdicts
 * @param bands of sketches
 */
record RunPartitions(Partitions order, Partitions ledger, Partitions bands) {
  /** How much of the encoded records one partition of the order should hold. */
  static final long PARTITION_BYTES = 16L << 20;

  /** A part of the ledger stands for this much input. */
  static final long LEDGER_BYTES = 32L << 20;

  /**
   * The bands of so much input are sorted at once: of short texts they are several times as much.
   */
  private static final long BANDED_BYTES = 16L << 20;

  static RunPartitions of(Spec spec, InputListing listing) {
    long bytes = Math.multiplyExact(listing.bytes(), mostCopies(spec));
    return new RunPartitions(
        Partitions.of(bytes, PARTITION_BYTES),
        Partitions.of(bytes, LEDGER_BYTES),
        Partitions.of(listing.bytes(), BANDED_BYTES));
  }

  /** Copies are rows too: a partition must not grow with them. */
  private static long mostCopies(Spec spec) {
    return spec
        .balance()
        .map(BalanceSpec::strategy)
        .filter(BalanceSpec.Upsample.class::isInstance)
        .map(BalanceSpec.Upsample.class::cast)
        .stream()
        .flatMap(upsample -> upsample.copies().values().stream())
        .mapToLong(Integer::longValue)
        .reduce(1, Math::max);
  }
}
