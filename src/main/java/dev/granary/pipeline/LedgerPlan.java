package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.spec.Spec;
import java.io.Serializable;
import java.util.List;

/**
 * What the ledger's writers need to know beyond the verdicts.
 *
 * @param selfTest whether some verdicts are on what was planted
 */
record LedgerPlan(
    RunPlaces places,
    List<String> sources,
    List<String> splits,
    String dataset,
    Partitions partitions,
    Spec.SelfTest selfTest)
    implements Serializable {
  LedgerPlan {
    sources = List.copyOf(sources);
    splits = List.copyOf(splits);
  }
}
