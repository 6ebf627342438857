package dev.granary.tag;

import java.util.List;

/** The files of a split: how many records each holds, in their order, and the bytes of all. */
public record SplitShards(String name, List<Long> shardLengths, long bytes) {
  public SplitShards {
    shardLengths = List.copyOf(shardLengths);
  }
}
