package dev.granary.gate;

import java.util.List;
import java.util.Optional;

/** All that the gates look at. */
public record Findings(
    List<SourceAccount> sources,
    List<SourceLoss> losses,
    Delivery delivery,
    List<SplitFinding> splits,
    Written written,
    Optional<SplitAudit> audit) {

  /**
   * What was delivered and what of it was read.
   *
   * @param bytes how many bytes the input files have
   * @param bytesScanned how many the scan went over
   * @param damagedFiles files of which a part could not be read
   * @param crowdedFiles files with more records than the limit
   */
  public record Delivery(
      long bytes, long bytesScanned, long damagedFiles, List<String> crowdedFiles) {
    public Delivery {
      crowdedFiles = List.copyOf(crowdedFiles);
    }
  }

  /** How one split was dealt; it has no file where it has too few records for all. */
  public record SplitFinding(String split, long records, int files, int multiple) {
    boolean divides() {
      return files > 0 && files % multiple == 0;
    }
  }

  /** What the shards hold, counted as they were written, against what the ledger says was kept. */
  public record Written(long inShards, long keptInLedger, long copiesInLedger) {}

  public Findings {
    sources = List.copyOf(sources);
    losses = List.copyOf(losses);
    splits = List.copyOf(splits);
  }

  /** How many there are: in shards, or to be written, where shards could not be. */
  long records() {
    return splits.stream().allMatch(SplitFinding::divides)
        ? written.inShards()
        : splits.stream().mapToLong(SplitFinding::records).sum();
  }
}
