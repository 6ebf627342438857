package dev.granary.dedup.candidate;

import dev.granary.coding.BandRow;
import dev.granary.coding.Blocks;
import dev.granary.coding.Canary;
import dev.granary.coding.Fact;
import dev.granary.coding.Ordinal;
import dev.granary.coding.PairRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import java.io.IOException;
import java.util.Arrays;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Finds which records may be alike: those that share a band, and those that hang together with them
 * so. Takes band rows by the partition of their hash. Which they are depends on the rows alone.
 */
public final class FindCandidates extends PTransform<PCollection<KV<Integer, byte[]>>, Candidates> {
  private static final TupleTag<KV<Integer, byte[]>> PAIRS = new TupleTag<>("pairs") {};
  private static final TupleTag<KV<Integer, byte[]>> MEMBERS = new TupleTag<>("members") {};
  private static final TupleTag<KV<Integer, byte[]>> EARLIER = new TupleTag<>("earlier") {};
  private static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  private final NearPlan plan;
  private final BandShelf shelf;

  private FindCandidates(NearPlan plan, BandShelf shelf) {
    this.plan = plan;
    this.shelf = shelf;
  }

  public static FindCandidates by(NearPlan plan, BandShelf shelf) {
    return new FindCandidates(plan, shelf);
  }

  @Override
  public Candidates expand(PCollection<KV<Integer, byte[]>> bands) {
    PCollectionTuple met =
        bands
            .apply("Group by band", GroupByKey.create())
            .apply(
                "Meet in buckets",
                ParDo.of(new MeetInBuckets(plan.bucketCap(), shelf))
                    .withOutputTags(PAIRS, TupleTagList.of(FACTS)));
    PCollectionTuple members =
        met.get(PAIRS)
            .setCoder(Blocks.CODER)
            .apply("Bring pairs together", GroupByKey.create())
            .apply(
                "Tell who hangs together",
                ParDo.of(new Connect(plan)).withOutputTags(MEMBERS, TupleTagList.of(EARLIER)));
    return new Candidates(
        members.get(MEMBERS).setCoder(Blocks.CODER),
        members.get(EARLIER).setCoder(Blocks.CODER),
        met.get(FACTS));
  }

  private static final class MeetInBuckets
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final int cap;
    private final BandShelf shelf;

    MeetInBuckets(int cap, BandShelf shelf) {
      this.cap = cap;
      this.shelf = shelf;
    }

    /** What was planted is not kept. */
    private static int[] real(byte[] rows, int[] starts) {
      for (int start : starts) {
        if (Canary.is(BandRow.ordinal(rows, start))) {
          return Arrays.stream(starts)
              .filter(at -> !Canary.is(BandRow.ordinal(rows, at)))
              .toArray();
        }
      }
      return starts;
    }

    @ProcessElement
    public void meet(@Element KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver out)
        throws IOException {
      byte[] rows = Blocks.join(partition.getValue());
      int[] starts = EarlierBands.sorted(rows);
      shelf.keep(partition.getKey(), rows, real(rows, starts));
      EarlierBands earlier = new EarlierBands(rows, starts);
      shelf.earlier(partition.getKey(), earlier::add);
      Buckets buckets = earlier.buckets(cap);
      buckets.meet();
      if (!buckets.pairs().isEmpty()) {
        out.get(PAIRS).output(KV.of(0, buckets.pairs().copy()));
        out.get(FACTS)
            .output(Fact.of(Fact.Kind.NEAR_BUCKETS, BucketCounts.CODER, buckets.counts()));
      }
    }
  }

  /** One worker holds the records that are in pairs, and reads the pairs one after another. */
  private static final class Connect
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final NearPlan plan;

    Connect(NearPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void connect(@Element KV<Integer, Iterable<byte[]>> pairs, MultiOutputReceiver out) {
      Components components = new Components();
      for (byte[] block : pairs.getValue()) {
        for (int row = 0; row < block.length; row += PairRow.WIDTH) {
          components.unite(PairRow.first(block, row), PairRow.second(block, row));
        }
      }
      RowRouter members = new RowRouter();
      RowRouter earlier = new RowRouter();
      for (int record = 0; record < components.count(); record++) {
        long ordinal = components.ordinal(record);
        RowBuffer to =
            plan.isEarlier(ordinal)
                ? earlier.to(plan.partitionOfEarlier(ordinal))
                : members.to(plan.partitionOf(Ordinal.spread(ordinal)));
        PairRow.put(to, ordinal, components.component(record));
      }
      members.flush(out.get(MEMBERS));
      earlier.flush(out.get(EARLIER));
    }
  }
}
