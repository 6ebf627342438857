package dev.granary.report;

import dev.granary.report.Contents.Shard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shards as a page shows them: few in the order given; of many, the smallest and the largest,
 * since those are the ones that may be wrong.
 */
public record ShardTable(
    List<SplitShards> splits,
    int otherSplits,
    List<Shard> first,
    List<Shard> between,
    List<Shard> last) {
  private static final int STRIPS = 8;
  private static final int ROOM = 8;
  private static final int ENDS = 3;

  public ShardTable {
    splits = List.copyOf(splits);
    first = List.copyOf(first);
    between = List.copyOf(between);
    last = List.copyOf(last);
  }

  /** The shards of one split; there is at least one. */
  public record SplitShards(String name, List<Shard> shards) {
    public SplitShards {
      shards = List.copyOf(shards);
    }

    public long smallest() {
      return sizeAt(0);
    }

    public long largest() {
      return sizeAt(shards.size() - 1);
    }

    /** The size that at least half of the shards do not exceed. */
    public long median() {
      return sizeAt((shards.size() - 1) / 2);
    }

    private long sizeAt(int rank) {
      return shards.stream().mapToLong(Shard::bytes).sorted().skip(rank).findFirst().orElse(0);
    }
  }

  /** Chooses what to show. */
  public static ShardTable of(List<Shard> shards) {
    Top<SplitShards> splits = Top.first(bySplit(shards), STRIPS);
    int others = splits.rest().size();
    if (shards.size() <= ROOM) {
      return new ShardTable(splits.shown(), others, shards, List.of(), List.of());
    }
    List<Shard> sorted =
        shards.stream()
            .sorted(Comparator.comparingLong(Shard::bytes).thenComparing(Shard::name))
            .toList();
    int end = sorted.size() - ENDS;
    return new ShardTable(
        splits.shown(),
        others,
        sorted.subList(0, ENDS),
        sorted.subList(ENDS, end),
        sorted.subList(end, sorted.size()));
  }

  private static List<SplitShards> bySplit(List<Shard> shards) {
    Map<String, List<Shard>> groups = new LinkedHashMap<>();
    for (Shard shard : shards) {
      groups.computeIfAbsent(shard.split(), split -> new ArrayList<>()).add(shard);
    }
    return groups.entrySet().stream()
        .map(group -> new SplitShards(group.getKey(), group.getValue()))
        .toList();
  }
}
