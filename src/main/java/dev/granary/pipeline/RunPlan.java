package dev.granary.pipeline;

import dev.granary.audit.AuditPlan;
import dev.granary.balance.BalancePlan;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.dedup.DedupPlan;
import dev.granary.shard.ShardSettings;
import dev.granary.shard.WriteShards;
import dev.granary.split.AssignSplits;
import java.util.Optional;

/** What each step of the pipeline does, worked out from the spec before anything runs. */
record RunPlan(Reading reading, Deciding deciding, Writing writing) {

  /** The pass over the input. */
  record Reading(RunPlaces places, ScanPlan scan, ScanFiles.Cut cut) {}

  /** The decisions; absent ones are not part of the graph. */
  record Deciding(
      Optional<RequireUniqueKeys.Plan> unique,
      Optional<DedupPlan> dedup,
      AssignSplits.Plan splits,
      BalancePlan balance) {}

  /** What is written in the end. */
  record Writing(
      ShardSettings shards,
      WriteShards.Copies copies,
      Optional<AuditPlan> audit,
      LedgerPlan ledger) {}
}
