package dev.granary.pipeline;

import dev.granary.audit.AuditPlan;
import dev.granary.balance.BalancePlan;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.coding.Partitions;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.candidate.NearPlan;
import dev.granary.shard.ShardSettings;
import dev.granary.shard.WriteShards;
import dev.granary.split.AssignSplits;
import dev.granary.statistics.TallyPlan;
import dev.granary.trigger.TriggerPlan;
import java.util.Optional;

/** What each step of the pipeline does, worked out from the spec before anything runs. */
record RunPlan(Reading reading, Deciding deciding, Writing writing) {

  /** The pass over the input. */
  record Reading(RunPlaces places, ScanPlan scan, ScanFiles.Cut cut) {}

  /** The decisions; absent ones are not part of the graph. */
  record Deciding(
      Optional<RequireUniqueKeys.Plan> unique,
      Optional<DedupPlan> dedup,
      Optional<NearPlan> near,
      Optional<Signatures> signatures,
      Optional<DecontaminatePlan> decontaminate,
      Optional<TriggerPlan> triggers,
      Unsettled unsettled,
      AssignSplits.Plan splits,
      BalancePlan balance) {}

  /**
   * What versions keep of their texts, and how those of earlier ones are found.
   *
   * @param records the partitions of what is kept of records
   */
  record Signatures(SignatureFiles bands, Partitions records, FetchEarlier.Plan earlier) {}

  /** What becomes of duplicates of which none stays, as their labels differ. */
  enum Unsettled {
    DROP,
    /** Then each record's length and digest are remembered, as the quarantine tells them. */
    SET_ASIDE
  }

  /** What is written in the end. */
  record Writing(
      ShardSettings shards,
      WriteShards.Copies copies,
      TallyPlan tally,
      Optional<AuditPlan> audit,
      LedgerPlan ledger) {}
}
