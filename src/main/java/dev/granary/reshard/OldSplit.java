package dev.granary.reshard;

import dev.granary.version.Shard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A split as it is published. Records have ranks: the order of shards and of positions in them.
 *
 * @param records how many there are without those that only fill its files
 * @param bytes how many bytes of shards they take before those are compressed
 */
record OldSplit(String name, List<Shard> shards, long records, long bytes) {
  OldSplit {
    shards = List.copyOf(shards);
  }

  /** The rank of the first record of each shard, by its path. */
  Map<String, Long> firstRanks() {
    Map<String, Long> ranks = new HashMap<>();
    long first = 0;
    for (Shard shard : shards) {
      ranks.put(shard.data().path(), first);
      first += shard.records();
    }
    return ranks;
  }
}
