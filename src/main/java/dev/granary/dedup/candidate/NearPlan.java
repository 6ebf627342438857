package dev.granary.dedup.candidate;

import dev.granary.coding.Canary;
import dev.granary.coding.Ordinal;
import dev.granary.coding.Partitions;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.near.NearRule;
import dev.granary.dedup.near.Sieve;
import java.io.Serializable;
import java.util.TreeMap;

/**
 * How near-duplicates are dropped.
 *
 * @param rule which pairs are looked at, and which are alike
 * @param bucketCap a bucket with more records is split by their next band
 * @param limits how much is compared
 * @param dedup which of several stays, and where rows go
 * @param bands the partitions that bands meet in
 * @param earlier the earlier versions that records are compared with too
 */
public record NearPlan(
    NearRule rule,
    int bucketCap,
    Sieve.Limits limits,
    DedupPlan dedup,
    Partitions bands,
    Earlier earlier)
    implements Serializable {
  /**
   * Earlier versions: their records have ordinals of files that come after all files of the run.
   *
   * @param firstFile the number of the first such file
   * @param versions by the number of their first file
   */
  public record Earlier(int firstFile, TreeMap<Integer, String> versions) implements Serializable {
    public static final Earlier NONE = new Earlier(Ordinal.MOST_FILES, new TreeMap<>());
  }

  boolean isEarlier(long ordinal) {
    return !Canary.is(ordinal) && Ordinal.file(ordinal) >= earlier.firstFile();
  }

  /** The version that a record is of that is not of this run. */
  String versionOf(long ordinal) {
    return earlier.versions().floorEntry(Ordinal.file(ordinal)).getValue();
  }

  /** Where a record is of a version's own numbering lies, so that its parts nest in ours. */
  int partitionOfEarlier(long ordinal) {
    int first = earlier.versions().floorKey(Ordinal.file(ordinal));
    return partitionOf(Ordinal.spread(ordinal - Ordinal.of(first, 0)));
  }

  /** The partition in which what is known of a record comes together. */
  int partitionOf(long spread) {
    return dedup.order().of(spread);
  }
}
