package dev.granary.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** What the steps of a run tell beside the rows that they pass on. */
final class Told {
  private final List<PCollection<KV<Integer, byte[]>>> verdicts = new ArrayList<>();
  private final List<PCollection<byte[]>> facts = new ArrayList<>();
  private final List<PCollection<KV<Integer, byte[]>>> slices = new ArrayList<>();

  /** What became of records. */
  void verdicts(PCollection<KV<Integer, byte[]>> of) {
    verdicts.add(of);
  }

  /** What was counted. */
  void facts(PCollection<byte[]> of) {
    facts.add(of);
  }

  void note(PCollection<KV<Integer, byte[]>> verdict, PCollection<byte[]> fact) {
    verdicts.add(verdict);
    facts.add(fact);
  }

  /** Where examples lie in the spill. */
  void slices(PCollection<KV<Integer, byte[]>> of) {
    slices.add(of);
  }

  PCollection<KV<Integer, byte[]>> allVerdicts() {
    return PCollectionList.of(verdicts).apply("All verdicts", Flatten.pCollections());
  }

  PCollection<byte[]> allFacts() {
    return PCollectionList.of(facts).apply("All facts", Flatten.pCollections());
  }

  PCollection<KV<Integer, byte[]>> allSlices() {
    return slices.size() == 1
        ? slices.get(0)
        : PCollectionList.of(slices).apply("All slices", Flatten.pCollections());
  }
}
