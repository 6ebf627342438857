package dev.granary.shard;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Counts what is to be written and plans the files: one {@link ShardPlan}, or none for no rows. */
final class PlanShards
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<ShardPlan>> {
  private final ShardSettings settings;

  PlanShards(ShardSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollection<ShardPlan> expand(PCollection<KV<Integer, byte[]>> kept) {
    return kept.apply("Count", ParDo.of(new CountRows()))
        .setCoder(KvCoder.of(VarIntCoder.of(), PartitionCounts.CODER))
        .apply("Bring counts together", GroupByKey.create())
        .apply("Plan files", ParDo.of(new PlanFiles(settings)))
        .setCoder(ShardPlan.CODER);
  }

  /** One sum for a bundle, as there may be many blocks of few rows. */
  private static final class CountRows
      extends DoFn<KV<Integer, byte[]>, KV<Integer, PartitionCounts>> {
    private transient @Nullable PartitionCounts counted;

    @StartBundle
    public void start() {
      counted = null;
    }

    @ProcessElement
    public void count(@Element KV<Integer, byte[]> block) {
      PartitionCounts sum = counted == null ? PartitionCounts.none() : counted;
      sum.addRows(block.getKey(), block.getValue());
      counted = sum;
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (counted != null) {
        context.output(
            KV.of(0, counted), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      }
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
