package dev.granary.spec;

import java.util.List;

/**
 * The shares of the splits, in the order of the spec; what they leave of 1 belongs to none.
 *
 * @param groupBy the fields whose equal values stay together; empty: each record for itself
 */
public record SplitsSpec(List<Share> shares, List<String> groupBy) {
  public SplitsSpec {
    shares = List.copyOf(shares);
    groupBy = List.copyOf(groupBy);
  }

  /** A split and its share of the records, above 0 and at most 1. */
  public record Share(String name, double fraction) {}
}
