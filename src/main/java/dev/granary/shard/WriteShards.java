package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Deals records to files of equal size and writes them, in the seeded order, with their indexes.
 * Takes rows by order partition and the slices of the spill that hold their examples. What comes
 * out depends on the rows alone: not on partitions, workers or the order of arrival.
 */
public final class WriteShards extends PTransform<PCollection<KV<Integer, byte[]>>, Written> {
  /** Whether any record has further copies. */
  public enum Copies {
    NONE,
    SOME
  }

  private final ShardSettings settings;
  private final Copies copies;
  private final ExampleWatch watch;
  private final PCollection<KV<Integer, byte[]>> slices;

  private WriteShards(
      ShardSettings settings,
      Copies copies,
      ExampleWatch watch,
      PCollection<KV<Integer, byte[]>> slices) {
    this.settings = settings;
    this.copies = copies;
    this.watch = watch;
    this.slices = slices;
  }

  public static WriteShards from(
      PCollection<KV<Integer, byte[]>> slices,
      ShardSettings settings,
      Copies copies,
      ExampleWatch watch) {
    return new WriteShards(settings, copies, watch, slices);
  }

  @Override
  public Written expand(PCollection<KV<Integer, byte[]>> kept) {
    PCollection<ShardPlan> plans = kept.apply("Plan shards", new PlanShards(settings));
    PCollectionView<ShardPlan> plan =
        plans.apply(
            "Tell the plan", View.<ShardPlan>asSingleton().withDefaultValue(ShardPlan.EMPTY));
    PCollectionTuple dealt =
        KeyedPCollectionTuple.of(DealToShards.ROWS, kept)
            .and(DealToShards.SLICES, allSlices(kept))
            .apply("Join rows and spill", CoGroupByKey.create())
            .apply(
                "Deal to shards",
                ParDo.of(new DealToShards(settings, plan))
                    .withSideInputs(plan)
                    .withOutputTags(
                        DealToShards.PARTS,
                        TupleTagList.of(DealToShards.LEFT_OVER).and(DealToShards.FACTS)));
    PCollectionTuple written =
        dealt
            .get(DealToShards.PARTS)
            .setCoder(Blocks.CODER)
            .apply("Group by shard", GroupByKey.create())
            .apply(
                "Write shard",
                ParDo.of(new WriteShard(settings, watch, plan))
                    .withSideInputs(plan)
                    .withOutputTags(
                        WriteShard.VERDICTS,
                        TupleTagList.of(WriteShard.FACTS).and(WriteShard.SEEN)));
    return new Written(
        PCollectionList.of(dealt.get(DealToShards.LEFT_OVER).setCoder(Blocks.CODER))
            .and(written.get(WriteShard.VERDICTS).setCoder(Blocks.CODER))
            .apply("All verdicts", Flatten.pCollections()),
        PCollectionList.of(plans.apply("State the plan", ParDo.of(new StatePlan())))
            .and(dealt.get(DealToShards.FACTS))
            .and(written.get(WriteShard.FACTS))
            .apply("All facts", Flatten.pCollections()),
        written.get(WriteShard.SEEN).setCoder(Blocks.CODER),
        plan);
  }

  private PCollection<KV<Integer, byte[]>> allSlices(PCollection<KV<Integer, byte[]>> kept) {
    if (copies == Copies.NONE) {
      return slices;
    }
    return PCollectionList.of(slices)
        .and(kept.apply("Spill copies", new SpillCopies(settings.places(), slices)))
        .apply("All slices", Flatten.pCollections());
  }

  private static final class StatePlan extends DoFn<ShardPlan, byte[]> {
    @ProcessElement
    public void state(@Element ShardPlan plan, OutputReceiver<byte[]> out) {
      out.output(Fact.of(Fact.Kind.PLAN, ShardPlan.CODER, plan));
    }
  }
}
