package dev.granary.shard;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Counts what is to be written and plans the files: one {@link ShardPlan}, or none for no rows. */
final class PlanShards
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<ShardPlan>> {
  private final ShardSettings settings;

  PlanShards(ShardSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollection<ShardPlan> expand(PCollection<KV<Integer, byte[]>> kept) {
    return kept.apply("Count in each block", ParDo.of(new CountBlock()))
        .setCoder(KvCoder.of(VarIntCoder.of(), PartitionCounts.CODER))
        .apply("Bring counts together", GroupByKey.create())
        .apply("Plan files", ParDo.of(new PlanFiles(settings)))
        .setCoder(ShardPlan.CODER);
  }

  private static final class CountBlock
      extends DoFn<KV<Integer, byte[]>, KV<Integer, PartitionCounts>> {
    @ProcessElement
    public void count(
        @Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, PartitionCounts>> out) {
      PartitionCounts counts = PartitionCounts.none();
      counts.addRows(block.getKey(), block.getValue());
      out.output(KV.of(0, counts));
    }
  }

  private static final class PlanFiles
      extends DoFn<KV<Integer, Iterable<PartitionCounts>>, ShardPlan> {
    private final ShardSettings settings;

    PlanFiles(ShardSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void plan(
        @Element KV<Integer, Iterable<PartitionCounts>> parts, OutputReceiver<ShardPlan> out) {
      PartitionCounts sum = PartitionCounts.none();
      parts.getValue().forEach(sum::add);
      out.output(ShardPlan.of(settings, sum));
    }
  }
}
