package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import java.io.Serializable;
import java.util.List;

/** What the ledger's writers need to know beyond the verdicts. */
record LedgerPlan(
    RunPlaces places,
    List<String> sources,
    List<String> splits,
    String dataset,
    Partitions partitions)
    implements Serializable {
  LedgerPlan {
    sources = List.copyOf(sources);
    splits = List.copyOf(splits);
  }
}
