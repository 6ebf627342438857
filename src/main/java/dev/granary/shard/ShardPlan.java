package dev.granary.shard;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where every record goes: for each split how it is dealt, and the rank of the first record of each
 * partition. Files are numbered through, split by split.
 *
 * @param firstRanks by split, then by partition
 */
public record ShardPlan(List<Deal> deals, List<Map<Integer, Long>> firstRanks) {
  public static final DataCoder<ShardPlan> CODER = new PlanCoder();

  static final ShardPlan EMPTY = new ShardPlan(List.of(), List.of());

  static ShardPlan of(ShardSettings settings, PartitionCounts counts) {
    List<Deal> deals = new ArrayList<>();
    List<Map<Integer, Long>> firstRanks = new ArrayList<>();
    for (int split = 0; split < settings.splits().size(); split++) {
      Map<Integer, Long> ranks = new TreeMap<>();
      PartitionCounts.Count total = new PartitionCounts.Count(0, 0);
      for (Map.Entry<PartitionCounts.Cell, PartitionCounts.Count> cell :
          counts.cells().entrySet()) {
        if (cell.getKey().split() == split) {
          ranks.put(cell.getKey().partition(), total.records());
          total = total.plus(cell.getValue());
        }
      }
      deals.add(Deal.of(total.records(), total.bytes(), settings.dealing()));
      firstRanks.add(ranks);
    }
    return new ShardPlan(deals, firstRanks);
  }

  /** Whether every split can be dealt; where one cannot, nothing is written. */
  boolean isWhole() {
    return deals.stream().allMatch(deal -> deal.files() > 0);
  }

  /** The number, over all splits, of the first file of a split. */
  int firstFile(int split) {
    int first = 0;
    for (int before = 0; before < split; before++) {
      first += deals.get(before).files();
    }
    return first;
  }

  /** The split of a file that is known by its number over all splits. */
  int splitOf(int file) {
    int split = 0;
    while (file >= firstFile(split + 1)) {
      split++;
    }
    return split;
  }

  private static final class PlanCoder extends DataCoder<ShardPlan> {
    @Override
    protected void write(ShardPlan value, DataOutputStream out) throws IOException {
      out.writeInt(value.deals.size());
      for (int split = 0; split < value.deals.size(); split++) {
        Deal deal = value.deals.get(split);
        out.writeLong(deal.records());
        out.writeLong(deal.bytes());
        out.writeInt(deal.files());
        out.writeLong(deal.dealt());
        out.writeInt(value.firstRanks.get(split).size());
        for (Map.Entry<Integer, Long> rank : value.firstRanks.get(split).entrySet()) {
          out.writeInt(rank.getKey());
          out.writeLong(rank.getValue());
        }
      }
    }

    @Override
    protected ShardPlan read(DataInputStream in) throws IOException {
      List<Deal> deals = new ArrayList<>();
      List<Map<Integer, Long>> firstRanks = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        deals.add(new Deal(in.readLong(), in.readLong(), in.readInt(), in.readLong()));
        Map<Integer, Long> ranks = new TreeMap<>();
        for (int partitions = in.readInt(); partitions > 0; partitions--) {
          ranks.put(in.readInt(), in.readLong());
        }
        firstRanks.add(ranks);
      }
      return new ShardPlan(deals, firstRanks);
    }
  }
}
