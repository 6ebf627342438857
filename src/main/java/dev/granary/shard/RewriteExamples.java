package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.NotedRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.shard.ShardSettings.Places;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Writes the examples of a few records anew: spills them once more, and marks their rows so that
 * the new ones are taken. Takes rows of {@link NotedRow} by order partition. A partition that has
 * none is not read.
 */
public final class RewriteExamples extends PTransform<PCollection<KV<Integer, byte[]>>, Rewritten> {
  private static final TupleTag<byte[]> NOTED = new TupleTag<>("noted") {};
  private static final TupleTag<byte[]> SLICES = new TupleTag<>("slices") {};

  private final Rewriting rewriting;
  private final Places places;
  private final PCollection<KV<Integer, byte[]>> slices;
  private final PCollectionView<byte[]> told;

  private RewriteExamples(
      Rewriting rewriting,
      Places places,
      PCollection<KV<Integer, byte[]>> slices,
      PCollectionView<byte[]> told) {
    this.rewriting = rewriting;
    this.places = places;
    this.slices = slices;
    this.told = told;
  }

  /**
   * Writes examples anew.
   *
   * @param slices of the spill that hold the examples
   * @param told what the rewriting is told when it begins
   */
  public static RewriteExamples by(
      Rewriting rewriting,
      PCollection<KV<Integer, byte[]>> slices,
      PCollectionView<byte[]> told,
      Places places) {
    return new RewriteExamples(rewriting, places, slices, told);
  }

  @Override
  public Rewritten expand(PCollection<KV<Integer, byte[]>> noted) {
    PCollectionTuple rewritten =
        KeyedPCollectionTuple.of(NOTED, noted)
            .and(SLICES, slices)
            .apply("Join rows and spill", CoGroupByKey.create())
            .apply(
                "Rewrite",
                ParDo.of(new Write(rewriting, places, told))
                    .withSideInputs(told)
                    .withOutputTags(
                        Rewritten.ROWS, TupleTagList.of(Rewritten.SLICES).and(Rewritten.GONE)));
    return new Rewritten(
        rewritten.get(Rewritten.ROWS).setCoder(Blocks.CODER),
        rewritten.get(Rewritten.SLICES).setCoder(Blocks.CODER),
        rewritten.get(Rewritten.GONE).setCoder(Blocks.CODER));
  }

  private static final class Write extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private final Rewriting rewriting;
    private final Places places;
    private final PCollectionView<byte[]> told;
    private transient Rewriting.@Nullable Rewrite rewrite;

    Write(Rewriting rewriting, Places places, PCollectionView<byte[]> told) {
      this.rewriting = rewriting;
      this.places = places;
      this.told = told;
    }

    @ProcessElement
    public void write(ProcessContext context, MultiOutputReceiver out) throws IOException {
      byte[] noted = Blocks.join(context.element().getValue().getAll(NOTED));
      if (noted.length == 0) {
        return;
      }
      if (rewrite == null) {
        rewrite = rewriting.open(context.sideInput(told));
      }
      int partition = context.element().getKey();
      Partition rows = new Partition(places, rewrite, noted, partition);
      rows.rewrite(Blocks.join(context.element().getValue().getAll(SLICES)));
      if (!rows.stay.isEmpty()) {
        out.get(Rewritten.ROWS).output(KV.of(partition, rows.stay.copy()));
      }
      if (!rows.gone.isEmpty()) {
        out.get(Rewritten.GONE).output(KV.of(partition, rows.gone.copy()));
      }
      rows.slices.flush(out.get(Rewritten.SLICES));
    }
  }

  /** The rows of one partition while their examples are written. */
  private static final class Partition {
    private final Places places;
    private final Rewriting.Rewrite rewrite;
    private final byte[] noted;
    private final Map<Long, Integer> rowOf = new HashMap<>();
    private final SpillWriter writer;
    private final RowBuffer stay = new RowBuffer(0);
    private final RowBuffer gone = new RowBuffer(0);
    private final RowRouter slices = new RowRouter();
    private long segment;

    Partition(Places places, Rewriting.Rewrite rewrite, byte[] noted, int partition) {
      this.places = places;
      this.rewrite = rewrite;
      this.noted = noted;
      writer = SpillWriter.ofRewritten(places.storage(), places.spill(), places.order());
      segment = (long) partition << 32;
      for (int row = 0; row < noted.length; row += NotedRow.length(noted, row)) {
        rowOf.put(RecordRow.ordinal(noted, row), row);
      }
    }

    /** Reads slices in an order of their own, so that a second attempt writes the same segments. */
    void rewrite(byte[] found) throws IOException {
      new SpillReader(places.storage(), places.spill()).read(found, this::take);
      writer.flush(slices, segment);
      if (!rowOf.isEmpty()) {
        throw new IOException(
            "the examples of %d records that are to be rewritten are not in the spill"
                .formatted(rowOf.size()));
      }
    }

    private void take(Slice.Origin origin, byte[] bytes, int at, int length) throws IOException {
      long ordinal = SpillEntry.ordinal(bytes, at);
      Integer row = rowOf.remove(ordinal);
      if (row == null) {
        return;
      }
      int start = at + SpillEntry.HEADER;
      Optional<byte[]> example =
          rewrite.of(RecordRow.id(noted, row), Arrays.copyOfRange(bytes, start, start + length));
      if (example.isEmpty()) {
        gone.put(noted, row, NotedRow.length(noted, row));
        return;
      }
      int written = example.get().length;
      RecordRow.putRewritten(stay, noted, row, written);
      long key = OrderKey.of(places.seed(), RecordRow.id(noted, row), 0);
      writer.add(key, ordinal, example.get(), written);
      if (writer.isFull()) {
        writer.flush(slices, segment++);
      }
    }
  }
}
