package dev.granary.gate;

import java.util.List;

/**
 * What the shards showed when they were read once more.
 *
 * @param read how many records were
 * @param skipped pairs of texts that were not compared, since too many share a band
 * @param leaks how many pairs of records of different splits share something
 * @param samples some of them, each in words
 * @param proved what no two splits share, if there are no leaks
 * @param unproved what could not be looked at, each with why
 */
public record SplitAudit(
    long read,
    long skipped,
    long leaks,
    List<String> samples,
    List<String> proved,
    List<String> unproved) {
  public SplitAudit {
    samples = List.copyOf(samples);
    proved = List.copyOf(proved);
    unproved = List.copyOf(unproved);
  }
}
