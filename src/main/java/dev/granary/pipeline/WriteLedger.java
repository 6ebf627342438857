package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.Ordinal;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.lineage.LineageFiles;
import dev.granary.lineage.PlaceWriter;
import dev.granary.record.Place;
import dev.granary.record.RecordId;
import dev.granary.shard.ShardPlan;
import dev.granary.spec.Spec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Writes every verdict to the ledger, sorted by record id, and where each record stood, sorted by
 * place. Says what the ledger adds up to, as facts: the other side of the run's books.
 */
final class WriteLedger extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};
  private static final TupleTag<KV<Integer, byte[]>> PLACES = new TupleTag<>("places") {};

  private final LedgerPlan plan;
  private final PCollectionView<LineBases> lines;
  private final PCollectionView<ShardPlan> shards;

  WriteLedger(
      LedgerPlan plan, PCollectionView<LineBases> lines, PCollectionView<ShardPlan> shards) {
    this.plan = plan;
    this.lines = lines;
    this.shards = shards;
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> verdicts) {
    PCollectionTuple written =
        PCollectionList.of(verdicts)
            .and(everyPart(verdicts, "Every part of the ledger"))
            .apply("All verdicts", Flatten.pCollections())
            .apply("Group by record id", GroupByKey.create())
            .apply(
                "Write ledger",
                ParDo.of(new WritePart(plan, lines, shards))
                    .withSideInputs(lines, shards)
                    .withOutputTags(FACTS, TupleTagList.of(PLACES)));
    PCollectionList.of(written.get(PLACES).setCoder(Blocks.CODER))
        .and(everyPart(verdicts, "Every part of the places"))
        .apply("All places", Flatten.pCollections())
        .apply("Group by place", GroupByKey.create())
        .apply("Write places", ParDo.of(new WritePlaces(plan, lines)).withSideInputs(lines));
    return written.get(FACTS);
  }

  /** A reader expects every part, also one that no record falls in. */
  private PCollection<KV<Integer, byte[]>> everyPart(
      PCollection<KV<Integer, byte[]>> verdicts, String name) {
    List<KV<Integer, byte[]>> parts = new ArrayList<>();
    for (int part = 0; part < plan.partitions().count(); part++) {
      parts.add(KV.of(part, new byte[0]));
    }
    return verdicts.getPipeline().apply(name, Create.of(parts).withCoder(Blocks.CODER));
  }

  private static final class WritePart extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    private final LedgerPlan plan;
    private final PCollectionView<LineBases> lines;
    private final PCollectionView<ShardPlan> shards;
    private transient @Nullable InputListing listing;
    private transient Replayed replayed = Replayed.NOTHING;

    WritePart(
        LedgerPlan plan, PCollectionView<LineBases> lines, PCollectionView<ShardPlan> shards) {
      this.plan = plan;
      this.lines = lines;
      this.shards = shards;
    }

    @ProcessElement
    public void write(ProcessContext context, MultiOutputReceiver out) throws IOException {
      if (listing == null) {
        listing = InputListing.read(plan.places().storage(), plan.places().listing());
        replayed = Replayed.read(plan.places());
      }
      byte[] rows = Blocks.join(context.element().getValue());
      if (plan.selfTest() == Spec.SelfTest.ON) {
        rows = withoutCanaries(rows, out);
      }
      LedgerPart part =
          new LedgerPart(
              plan,
              context.sideInput(shards),
              context.sideInput(lines),
              new LedgerPart.Read(listing, replayed));
      LedgerFact fact = part.write(context.element().getKey(), rows);
      out.get(FACTS).output(Fact.of(Fact.Kind.LEDGER, LedgerFact.CODER, fact));
      places(rows, listing).flush(out.get(PLACES));
    }

    private static byte[] withoutCanaries(byte[] rows, MultiOutputReceiver out) {
      FoundCanaries canaries = FoundCanaries.none();
      byte[] real = canaries.takeOutOf(rows);
      out.get(FACTS).output(Fact.of(Fact.Kind.CANARIES, FoundCanaries.CODER, canaries));
      return real;
    }

    private RowRouter places(byte[] rows, InputListing files) {
      PlacePartitions partitions = new PlacePartitions(files, plan.partitions().count());
      RowRouter places = new RowRouter();
      for (int row : VerdictRow.starts(rows)) {
        long ordinal = VerdictRow.ordinal(rows, row);
        if (VerdictRow.copy(rows, row) == 0) {
          PlaceRow.put(
              places.to(partitions.of(ordinal)),
              ordinal,
              VerdictRow.line(rows, row),
              VerdictRow.id(rows, row));
        }
      }
      return places;
    }
  }

  private static final class WritePlaces extends DoFn<KV<Integer, Iterable<byte[]>>, Void> {
    private final LedgerPlan plan;
    private final PCollectionView<LineBases> lines;

    WritePlaces(LedgerPlan plan, PCollectionView<LineBases> lines) {
      this.plan = plan;
      this.lines = lines;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      InputListing listing = InputListing.read(plan.places().storage(), plan.places().listing());
      LineBases bases = context.sideInput(lines);
      byte[] rows = Blocks.join(context.element().getValue());
      String path = LineageFiles.places(plan.places().staging(), context.element().getKey());
      try (PlaceWriter writer = PlaceWriter.create(plan.places().storage(), path)) {
        for (int row : RowOrder.ofRows(rows, rows.length, PlaceRow.WIDTH, 0, PlaceRow.KEY_END)) {
          long ordinal = PlaceRow.ordinal(rows, row);
          RecordId id = PlaceRow.id(rows, row);
          Place place =
              new Place(
                  listing.files().get(Ordinal.file(ordinal)).name(),
                  Ordinal.offset(ordinal),
                  bases.lineOf(ordinal, PlaceRow.line(rows, row)));
          writer.append(place, id);
        }
      }
    }
  }
}
