package dev.granary.dedup.candidate;

import dev.granary.coding.Partitions;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.near.NearRule;
import dev.granary.dedup.near.Sieve;
import java.io.Serializable;

/**
 * How near-duplicates are dropped.
 *
 * @param rule which pairs are looked at, and which are alike
 * @param bucketCap a bucket with more records is split by their next band
 * @param limits how much is compared
 * @param dedup which of several stays, and where rows go
 * @param bands the partitions that bands meet in
 */
public record NearPlan(
    NearRule rule, int bucketCap, Sieve.Limits limits, DedupPlan dedup, Partitions bands)
    implements Serializable {
  /** The partition in which what is known of a record comes together. */
  int partitionOf(long spread) {
    return dedup.order().of(spread);
  }
}
