package dev.granary.pipeline;

import dev.granary.balance.BalancePlan;
import dev.granary.balance.BalanceRule;
import dev.granary.record.Field;
import dev.granary.shard.WriteShards;
import dev.granary.spec.BalanceSpec;
import dev.granary.spec.Spec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How classes are brought into proportion. */
final class BalancePlans {
  private final Spec spec;
  private final RunPartitions partitions;

  BalancePlans(Spec spec, RunPartitions partitions) {
    this.spec = spec;
    this.partitions = partitions;
  }

  BalancePlan plan() {
    Set<Integer> splits = new HashSet<>();
    spec.balance()
        .ifPresent(balance -> balance.splits().forEach(split -> splits.add(splitNumber(split))));
    BalanceRule rule = spec.balance().map(this::rule).orElse(new BalanceRule.AsTheyAre());
    return new BalancePlan(rule, splits, spec.seed(), partitions.order(), partitions.ledger());
  }

  private BalanceRule rule(BalanceSpec balance) {
    Field by = spec.schema().field(spec.schema().indexOf(balance.by()));
    BalanceSpec.Strategy strategy = balance.strategy();
    if (strategy instanceof BalanceSpec.Downsample downsample) {
      return new BalanceRule.AtMost(downsample.maxRatio());
    }
    if (strategy instanceof BalanceSpec.Target target) {
      return new BalanceRule.Shares(byHash(by, target.shares()));
    }
    return new BalanceRule.Copies(byHash(by, ((BalanceSpec.Upsample) strategy).copies()));
  }

  private static <T> Map<Long, T> byHash(Field by, Map<String, T> labels) {
    Map<Long, T> hashed = new HashMap<>();
    labels.forEach((label, value) -> hashed.put(Labels.hash(by.type(), label), value));
    return hashed;
  }

  WriteShards.Copies copies() {
    boolean some =
        spec.balance().filter(b -> b.strategy() instanceof BalanceSpec.Upsample).isPresent();
    return some ? WriteShards.Copies.SOME : WriteShards.Copies.NONE;
  }

  private int splitNumber(String name) {
    return Plans.splitNames(spec).indexOf(name);
  }
}
