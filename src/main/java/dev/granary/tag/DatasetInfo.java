package dev.granary.tag;

import java.util.List;

/** What TFDS is told of a version as a whole. */
public record DatasetInfo(
    String name, String version, String description, List<SplitShards> splits) {
  public DatasetInfo {
    splits = List.copyOf(splits);
  }
}
