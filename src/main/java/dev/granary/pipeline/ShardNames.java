package dev.granary.pipeline;

import dev.granary.shard.Deal;
import dev.granary.shard.ShardPlan;
import dev.granary.version.ShardName;
import java.util.ArrayList;
import java.util.List;

/** The names of all files of a plan, by the number that verdicts carry. */
final class ShardNames {
  private final List<String> names = new ArrayList<>();

  ShardNames(LedgerPlan plan, ShardPlan shards) {
    for (int split = 0; split < shards.deals().size(); split++) {
      Deal deal = shards.deals().get(split);
      for (int file = 0; file < deal.files(); file++) {
        names.add(
            new ShardName(plan.dataset(), plan.splits().get(split), file, deal.files()).toString());
      }
    }
  }

  String of(int number) {
    return names.get(number);
  }
}
