package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import dev.granary.coding.Partitions;
import dev.granary.dedup.near.NearRule;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the texts of those records of earlier versions that a new one may be like to where they
 * are compared: only of those, each by its place in a shard.
 */
final class FetchEarlier
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private final Plan plan;

  /** What it needs to know. */
  record Plan(RunPlaces places, EarlierVersions versions, NearRule rule, Partitions components)
      implements java.io.Serializable {}

  FetchEarlier(Plan plan) {
    this.plan = plan;
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> members) {
    return members
        .apply("Group by earlier ordinal", GroupByKey.create())
        .apply("Read shards", ParDo.of(new Read(plan)))
        .setCoder(Blocks.CODER);
  }

  private static final class Read extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final Plan plan;

    Read(Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void read(
        @Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      byte[] members = Blocks.join(partition.getValue());
      for (EarlierVersions.Earlier version : plan.versions().versions()) {
        new EarlierTexts(plan, version).fetch(members, out);
      }
    }
  }
}
