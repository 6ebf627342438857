package dev.granary.pipeline;

import dev.granary.dedup.ConflictPolicy;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.KeepRule;
import dev.granary.dedup.SourceRanks;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.DedupSpec.Normalisation;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import java.util.List;
import java.util.Optional;

/** What becomes of equal records, and who stays of those that are alike. */
final class DuplicatePlans {
  private final Spec spec;
  private final RunPartitions partitions;

  DuplicatePlans(Spec spec, RunPartitions partitions) {
    this.spec = spec;
    this.partitions = partitions;
  }

  Optional<DedupPlan.Equality> equality() {
    return spec.dedup().map(this::equality);
  }

  private DedupPlan.Equality equality(DedupSpec dedup) {
    boolean foldsCase = dedup.normalise().contains(Normalisation.CASE);
    boolean foldsSpace = dedup.normalise().contains(Normalisation.SPACE);
    DedupPlan.Folding folding = DedupPlan.Folding.NONE;
    if (foldsCase) {
      folding = foldsSpace ? DedupPlan.Folding.CASE_AND_SPACE : DedupPlan.Folding.CASE;
    } else if (foldsSpace) {
      folding = DedupPlan.Folding.SPACE;
    }
    return new DedupPlan.Equality(Plans.indexes(spec.schema(), dedup.on()), folding);
  }

  Optional<DedupPlan> plan() {
    return spec.dedup()
        .map(
            dedup ->
                new DedupPlan(
                    dedup.keep().stream().map(rule -> KeepRule.valueOf(rule.name())).toList(),
                    sourceRanks(dedup.merit().licences()),
                    new DedupPlan.Suspicion(policy(dedup.conflicts()), dedup.flood()),
                    dedup.near().isPresent() ? DedupPlan.Next.BY_ORDINAL : DedupPlan.Next.BY_ORDER,
                    partitions.order(),
                    partitions.ledger(),
                    spec.seed()));
  }

  private SourceRanks sourceRanks(List<String> licences) {
    return new SourceRanks(
        spec.sources().stream()
            .map(SourceSpec::licence)
            .map(
                licence -> licences.contains(licence) ? licences.indexOf(licence) : licences.size())
            .toList(),
        spec.sources().stream().map(SourceSpec::priority).toList());
  }

  ScanPlan.Merited merited() {
    Optional<DedupSpec.Merit> merit = spec.dedup().map(DedupSpec::merit);
    return new ScanPlan.Merited(
        merit.flatMap(DedupSpec.Merit::consent).map(spec.schema()::indexOf).orElse(-1),
        merit.flatMap(DedupSpec.Merit::quality).map(spec.schema()::indexOf).orElse(-1));
  }

  /** What is quarantined goes as if it were dropped; a step of its own sets it aside. */
  private static ConflictPolicy policy(DedupSpec.Conflicts conflicts) {
    return switch (conflicts) {
      case KEEP -> ConflictPolicy.KEEP;
      case DROP_ALL, QUARANTINE -> ConflictPolicy.DROP_ALL;
      case MAJORITY -> ConflictPolicy.MAJORITY;
    };
  }

  RunPlan.Unsettled unsettled() {
    return spec.dedup().filter(d -> d.conflicts() == DedupSpec.Conflicts.QUARANTINE).isPresent()
        ? RunPlan.Unsettled.SET_ASIDE
        : RunPlan.Unsettled.DROP;
  }
}
