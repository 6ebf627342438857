package dev.granary.audit;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.RowOrder;
import dev.granary.shard.ShardReader;
import dev.granary.shard.WrittenShard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads all shards once they are written and proves that no two splits share what the plan names.
 * Takes the facts of writing shards; gives facts of {@link Leakage}. Rows of hashes are shuffled
 * and no text; what has a hash in common is fetched from the shards and compared.
 */
public final class AuditSplits extends PTransform<PCollection<byte[]>, PCollection<byte[]>> {
  private static final TupleTag<KV<Integer, byte[]>> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  private final AuditPlan plan;

  private AuditSplits(AuditPlan plan) {
    this.plan = plan;
  }

  public static AuditSplits by(AuditPlan plan) {
    return new AuditSplits(plan);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<byte[]> written) {
    PCollection<AuditedShards> all =
        written
            .apply("Pick shards", ParDo.of(new PickShards()))
            .setCoder(KvCoder.of(VarIntCoder.of(), WrittenShard.CODER))
            .apply("Bring shards together", GroupByKey.create())
            .apply("List shards", ParDo.of(new ListShards()))
            .setCoder(AuditedShards.CODER);
    PCollectionView<AuditedShards> shards =
        all.apply(
            "Tell shards", View.<AuditedShards>asSingleton().withDefaultValue(AuditedShards.NONE));
    PCollectionTuple read =
        all.apply("Number shards", ParDo.of(new NumberShards()))
            .setCoder(VarIntCoder.of())
            .apply("Spread shards", Reshuffle.viaRandomKey())
            .apply(
                "Read shards",
                ParDo.of(new ReadShards(plan, shards))
                    .withSideInputs(shards)
                    .withOutputTags(ROWS, TupleTagList.of(FACTS)));
    PCollectionTuple paired =
        read.get(ROWS)
            .setCoder(Blocks.CODER)
            .apply("Bring traces together", GroupByKey.create())
            .apply(
                "Pair",
                ParDo.of(new PairTraces(plan)).withOutputTags(ROWS, TupleTagList.of(FACTS)));
    PCollection<byte[]> compared =
        paired
            .get(ROWS)
            .setCoder(Blocks.CODER)
            .apply("Bring pairs together", GroupByKey.create())
            .apply("Compare", ParDo.of(new Compare(plan, shards)).withSideInputs(shards));
    return PCollectionList.of(read.get(FACTS).setCoder(ByteArrayCoder.of()))
        .and(paired.get(FACTS).setCoder(ByteArrayCoder.of()))
        .and(compared.setCoder(ByteArrayCoder.of()))
        .apply("All that was found", Flatten.pCollections());
  }

  private static byte[] fact(Leakage leakage) {
    return Fact.of(Fact.Kind.AUDIT, Leakage.CODER, leakage);
  }

  private static final class PickShards extends DoFn<byte[], KV<Integer, WrittenShard>> {
    @ProcessElement
    public void pick(@Element byte[] fact, OutputReceiver<KV<Integer, WrittenShard>> out) {
      if (Fact.kind(fact) == Fact.Kind.SHARD) {
        out.output(KV.of(0, Fact.read(fact, WrittenShard.CODER)));
      }
    }
  }

  private static final class ListShards
      extends DoFn<KV<Integer, Iterable<WrittenShard>>, AuditedShards> {
    @ProcessElement
    public void list(
        @Element KV<Integer, Iterable<WrittenShard>> shards, OutputReceiver<AuditedShards> out) {
      List<WrittenShard> all = new ArrayList<>();
      shards.getValue().forEach(all::add);
      out.output(new AuditedShards(all));
    }
  }

  private static final class NumberShards extends DoFn<AuditedShards, Integer> {
    @ProcessElement
    public void number(@Element AuditedShards shards, OutputReceiver<Integer> out) {
      for (int number = 0; number < shards.shards().size(); number++) {
        out.output(number);
      }
    }
  }

  private static final class ReadShards extends DoFn<Integer, KV<Integer, byte[]>> {
    /** After so many records, what they left is sent on. */
    private static final int RECORDS_AT_ONCE = 10_000;

    private final AuditPlan plan;
    private final PCollectionView<AuditedShards> shards;

    ReadShards(AuditPlan plan, PCollectionView<AuditedShards> shards) {
      this.plan = plan;
      this.shards = shards;
    }

    @ProcessElement
    public void read(ProcessContext context, MultiOutputReceiver out) throws IOException {
      AuditedShards all = context.sideInput(shards);
      int number = context.element();
      int split = all.split(number);
      LeaveTraces records = new LeaveTraces(plan);
      try (ShardReader reader = all.openProven(plan.places(), number)) {
        reader.each(
            (position, id, data, length) -> {
              records.of(new Spot(split, number, (int) position), data, length);
              if ((position + 1) % RECORDS_AT_ONCE == 0) {
                records.traces().flush(out.get(ROWS));
              }
            });
        records.traces().flush(out.get(ROWS));
        out.get(FACTS).output(fact(Leakage.read(reader.records())));
      }
    }
  }

  private static final class PairTraces
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final AuditPlan plan;

    PairTraces(AuditPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void pair(@Element KV<Integer, Iterable<byte[]>> traces, MultiOutputReceiver out) {
      FindPairs found = new FindPairs(plan.places().partitions());
      long skipped = found.in(Blocks.join(traces.getValue()));
      found.pairs().flush(out.get(ROWS));
      if (skipped > 0) {
        out.get(FACTS).output(fact(Leakage.skipped(skipped)));
      }
    }
  }

  private static final class Compare extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    private final AuditPlan plan;
    private final PCollectionView<AuditedShards> shards;

    Compare(AuditPlan plan, PCollectionView<AuditedShards> shards) {
      this.plan = plan;
      this.shards = shards;
    }

    @ProcessElement
    public void compare(ProcessContext context) throws IOException {
      byte[] pairs = Blocks.join(context.element().getValue());
      int[] sorted = RowOrder.ofRows(pairs, pairs.length, Pair.WIDTH, 0, Pair.WIDTH);
      try (ComparePairs compare = new ComparePairs(plan, context.sideInput(shards))) {
        context.output(fact(compare.compare(pairs, sorted)));
      }
    }
  }
}
