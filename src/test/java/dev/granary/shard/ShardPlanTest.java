package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Partitions;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.PartitionCounts.Cell;
import dev.granary.shard.PartitionCounts.Count;
import dev.granary.shard.ShardSettings.Dealing;
import dev.granary.shard.ShardSettings.Places;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Compression;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
  private static final ShardSettings SETTINGS =
      new ShardSettings(
          "birds",
          List.of("none", "train", "empty", "test"),
          new Dealing(100, 2, 2, RemainderPolicy.DROP),
          Compression.NONE,
          new Places(
              new LocalStorage(), "spill", "staging", new Partitions(8), new Partitions(1), 7));

  @Test
  void ranksTheRecordsOfASplitPartitionByPartition() {
    ShardPlan plan = plan();

    assertThat(plan.firstRanks())
        .containsExactly(Map.of(), Map.of(0, 0L, 2, 10L, 7, 15L), Map.of(), Map.of(2, 0L));
    assertThat(plan.deals())
        .containsExactly(
            new Deal(0, 0, 0, 0),
            new Deal(21, 610, 6, 18),
            new Deal(0, 0, 0, 0),
            new Deal(9, 90, 2, 8));
  }

  @Test
  void numbersFilesThroughAndSkipsSplitsWithoutAny() {
    ShardPlan plan = plan();

    assertThat(List.of(plan.firstFile(0), plan.firstFile(1), plan.firstFile(2), plan.firstFile(3)))
        .containsExactly(0, 0, 6, 6);
    for (int file = 0; file < 8; file++) {
      assertThat(plan.splitOf(file)).isEqualTo(file < 6 ? 1 : 3);
    }
  }

  @Test
  void isTheSameHoweverThePartitionsAreCounted() {
    PartitionCounts parts = PartitionCounts.none();
    parts.add(counts(new Cell(3, 2), new Count(9, 90)));
    parts.add(counts(new Cell(1, 7), new Count(6, 60)));
    parts.add(counts(new Cell(1, 0), new Count(4, 100)));
    parts.add(counts(new Cell(1, 2), new Count(5, 50)));
    parts.add(counts(new Cell(1, 0), new Count(6, 400)));

    assertThat(ShardPlan.of(SETTINGS, parts)).isEqualTo(plan());
  }

  @Test
  void isCodedAsItIs() throws Exception {
    assertThat(CoderUtils.clone(ShardPlan.CODER, plan())).isEqualTo(plan());
    assertThat(CoderUtils.clone(ShardPlan.CODER, ShardPlan.EMPTY)).isEqualTo(ShardPlan.EMPTY);
  }

  private static ShardPlan plan() {
    PartitionCounts counts = PartitionCounts.none();
    counts.add(counts(new Cell(1, 0), new Count(10, 500)));
    counts.add(counts(new Cell(1, 2), new Count(5, 50)));
    counts.add(counts(new Cell(1, 7), new Count(6, 60)));
    counts.add(counts(new Cell(3, 2), new Count(9, 90)));
    return ShardPlan.of(SETTINGS, counts);
  }

  private static PartitionCounts counts(Cell cell, Count count) {
    PartitionCounts counts = PartitionCounts.none();
    counts.cells().put(cell, count);
    return counts;
  }
}
