package dev.granary.dedup;

import dev.granary.coding.Partitions;
import java.io.Serializable;
import java.util.List;

/**
 * How duplicates are dropped.
 *
 * @param keep which of several equal records stays: the first rule that tells them apart decides
 * @param sources how sources compare
 * @param suspicion what is looked at where records are alike
 * @param next where those that stay go
 * @param order the partitions that survivors go to
 * @param ledger the partitions that verdicts go to
 * @param seed decides the order of survivors
 */
public record DedupPlan(
    List<KeepRule> keep,
    SourceRanks sources,
    Suspicion suspicion,
    Next next,
    Partitions order,
    Partitions ledger,
    long seed)
    implements Serializable {
  public DedupPlan {
    keep = List.copyOf(keep);
  }

  /**
   * What is done about records that are alike, but for something.
   *
   * @param conflicts what becomes of those whose labels differ
   * @param flood a source that has more of one cluster than this is told of
   */
  public record Suspicion(ConflictPolicy conflicts, int flood) implements Serializable {}

  /** Where those that stay go next. */
  public enum Next {
    /** To be dealt: by their place in the order of the version. */
    BY_ORDER,
    /** To be compared with what is like them: by a hash of their ordinal. */
    BY_ORDINAL
  }

  /** Which of several records stays. */
  public Survivor survivor() {
    return new Survivor(keep, sources);
  }

  /** What makes two records equal: these fields, after this much is evened out. */
  public record Equality(List<Integer> fields, Folding folding) implements Serializable {
    public Equality {
      fields = List.copyOf(fields);
    }
  }

  /** Differences between texts that do not count. */
  public enum Folding {
    NONE,
    CASE,
    SPACE,
    CASE_AND_SPACE
  }
}
