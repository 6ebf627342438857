package dev.granary.dedup.candidate;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.dedup.Clusters;
import dev.granary.dedup.Deduplicated;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Compares records that may be alike, exactly, and drops each that is alike enough to one that
 * stays. Takes rows of {@link dev.granary.coding.CandidateRow} by the partition of their component.
 * What comes out depends on the records alone, whatever order they come in.
 */
public final class CompareCandidates
    extends PTransform<PCollection<KV<Integer, byte[]>>, Compared> {
  private final NearPlan plan;

  private CompareCandidates(NearPlan plan) {
    this.plan = plan;
  }

  public static CompareCandidates by(NearPlan plan) {
    return new CompareCandidates(plan);
  }

  @Override
  public Compared expand(PCollection<KV<Integer, byte[]>> candidates) {
    PCollectionTuple outputs =
        candidates
            .apply("Group by component", GroupByKey.create())
            .apply(
                "Compare",
                ParDo.of(new Compare(plan))
                    .withOutputTags(
                        Deduplicated.SURVIVORS, Deduplicated.SIDES.and(Compared.LINKS)));
    return new Compared(
        Deduplicated.in(outputs), outputs.get(Compared.LINKS).setCoder(Blocks.CODER));
  }

  private static final class Compare
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final NearPlan plan;

    Compare(NearPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void compare(@Element KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver out) {
      ComparedPartition compared = new ComparedPartition(plan, partition.getValue());
      compared.compare();
      CandidateFates fates = compared.fates();
      fates.survivors().flush(out.get(Deduplicated.SURVIVORS));
      fates.verdicts().flush(out.get(Deduplicated.VERDICTS));
      if (!fates.links().isEmpty()) {
        out.get(Compared.LINKS).output(KV.of(partition.getKey(), fates.links().copy()));
      }
      out.get(Deduplicated.FACTS)
          .output(Fact.of(Fact.Kind.NEAR_PAIRS, PairCounts.CODER, fates.counts()));
      compared.suspicions().forEach(out.get(Deduplicated.FACTS)::output);
      if (!fates.clusterRows().isEmpty()) {
        out.get(Deduplicated.CLUSTERS)
            .output(KV.of(partition.getKey(), fates.clusterRows().copy()));
        out.get(Deduplicated.FACTS)
            .output(Fact.of(Fact.Kind.NEAR_CLUSTERS, Clusters.CODER, fates.clusters()));
      }
    }
  }
}
