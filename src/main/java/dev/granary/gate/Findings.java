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
    Optional<SplitAudit> audit,
    List<Canaries> canaries) {

  /**
   * What was delivered and what of it was read.
   *
   * @param bytes how many bytes the input files have
   * @param bytesScanned how many the scan went over
   * @param damagedFiles files of which a part could not be read
   * @param crowdedFiles files with more records than the limit
   * @param headers why headers cannot be used, some of the reasons
   */
  public record Delivery(
      long bytes,
      long bytesScanned,
      long damagedFiles,
      List<String> crowdedFiles,
      List<String> headers) {
    public Delivery {
      crowdedFiles = List.copyOf(crowdedFiles);
      headers = List.copyOf(headers);
    }

    /** With no header that cannot be used. */
    public Delivery(long bytes, long bytesScanned, long damagedFiles, List<String> crowdedFiles) {
      this(bytes, bytesScanned, damagedFiles, crowdedFiles, List.of());
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

  /**
   * What was planted of one kind, and what became of it.
   *
   * @param found how many a step found
   * @param published how many got into the shards
   * @param expected how many should have been found
   */
  public record Canaries(String kind, long planted, long found, long published, double expected) {
    private static final double SIGMAS = 4;

    /** Fewer than chance explains, or more than there should be. */
    boolean isFarFromExpected() {
      double allowed = SIGMAS * Math.sqrt(expected * (1 - expected / Math.max(1, planted))) + 1e-6;
      return found < expected - allowed || (expected == 0 && found > 0);
    }
  }

  public Findings {
    canaries = List.copyOf(canaries);
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
