package dev.granary.spec;

import java.util.List;
import java.util.Optional;

/**
 * The splits: by their shares, in the order of the spec, where what they leave of 1 belongs to
 * none; or by time.
 *
 * @param shares by time, equal ones: nobody knows them, and only estimates ask
 * @param groupBy the fields whose equal values stay together; empty: each record for itself
 * @param audit what is proved of the shards; absent: all, where the spec promises any of it
 */
public record SplitsSpec(
    List<Share> shares, List<String> groupBy, Optional<Time> time, Optional<Audit> audit) {
  public SplitsSpec {
    shares = List.copyOf(shares);
    groupBy = List.copyOf(groupBy);
  }

  /** What is proved of the shards once they are written. */
  public enum Audit {
    FULL,
    EXACT,
    OFF
  }

  /** A split and its share of the records, above 0 and at most 1. */
  public record Share(String name, double fraction) {}

  /**
   * Splits that follow each other in time.
   *
   * @param field the field with the date of a record
   * @param starts when each split but the first begins, in seconds since 1970, ascending
   * @param gap so many seconds before a split begins are in no split
   */
  public record Time(String field, List<Long> starts, long gap) {
    public Time {
      starts = List.copyOf(starts);
    }
  }

  /** The share that a split is to have, where the spec says so. */
  public Optional<Double> wanted(Share share) {
    return time.isPresent() ? Optional.empty() : Optional.of(share.fraction());
  }
}
