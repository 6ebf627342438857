package dev.granary.trigger;

import dev.granary.coding.Partitions;
import java.io.Serializable;

/**
 * Which phrases are suspected.
 *
 * @param words how many words a phrase has at most
 * @param phrases the partitions in which equal phrases meet
 */
public record TriggerPlan(int words, Judging judging, Partitions phrases) implements Serializable {
  /**
   * When a phrase is suspected.
   *
   * @param minRecords how many records of one source must have it
   * @param minShare the share of its records that must be of that source, and of those that must
   *     have one label
   * @param chance how probable it may be that even one is suspected by chance
   */
  public record Judging(int minRecords, double minShare, double chance) implements Serializable {}
}
