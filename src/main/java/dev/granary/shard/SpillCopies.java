package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.OrderKey;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowRouter;
import dev.granary.shard.ShardSettings.Places;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Spills every further copy of a record once more, to the partition that the copy's place in the
 * order lies in, so that copies are shuffled as far apart as any two records. Gives the slices of
 * the copies.
 */
final class SpillCopies
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private static final TupleTag<byte[]> COPIES = new TupleTag<>("copies") {};
  private static final TupleTag<byte[]> SLICES = new TupleTag<>("slices") {};

  private final Places places;
  private final PCollection<KV<Integer, byte[]>> slices;

  SpillCopies(Places places, PCollection<KV<Integer, byte[]>> slices) {
    this.places = places;
    this.slices = slices;
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> kept) {
    PCollection<KV<Integer, byte[]>> copies =
        kept.apply("Send copies to their records", ParDo.of(new SendToRecords(places)))
            .setCoder(Blocks.CODER);
    return KeyedPCollectionTuple.of(COPIES, copies)
        .and(SLICES, slices)
        .apply("Join copies and spill", CoGroupByKey.create())
        .apply("Spill copies", ParDo.of(new Spill(places)))
        .setCoder(Blocks.CODER);
  }

  private static final class SendToRecords extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final Places places;

    SendToRecords(Places places) {
      this.places = places;
    }

    @ProcessElement
    public void send(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
      RowRouter router = new RowRouter();
      byte[] rows = block.getValue();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        if (RecordRow.copy(rows, row) > 0) {
          long home = OrderKey.of(places.seed(), RecordRow.id(rows, row), 0);
          router.to(places.order().of(home)).put(rows, row, RecordRow.WIDTH);
        }
      }
      router.flush(out);
    }
  }

  private static final class Spill extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private final Places places;

    Spill(Places places) {
      this.places = places;
    }

    @ProcessElement
    public void spill(
        @Element KV<Integer, CoGbkResult> partition, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      byte[] copies = Blocks.join(partition.getValue().getAll(COPIES));
      if (copies.length == 0) {
        return;
      }
      byte[] found = Blocks.join(partition.getValue().getAll(SLICES));
      new Copying(places, copies, partition.getKey()).copy(found).flush(out);
    }
  }

  /** The copies of the records of one partition, on their way to their own partitions. */
  private static final class Copying {
    private final Places places;
    private final byte[] copies;
    private final RowsByOrdinal byOrdinal;
    private final SpillWriter writer;
    private final RowRouter slices = new RowRouter();
    private long segment;

    Copying(Places places, byte[] copies, int partition) {
      this.places = places;
      this.copies = copies;
      byOrdinal = new RowsByOrdinal(copies, 0, copies.length);
      writer = SpillWriter.ofCopies(places.storage(), places.spill(), places.order());
      segment = (long) partition << 32;
    }

    /** Reads slices in an order of their own, so that a second attempt writes the same segments. */
    RowRouter copy(byte[] found) throws IOException {
      new SpillReader(places.storage(), places.spill()).read(found, this::addCopiesOf);
      writer.flush(slices, segment);
      return slices;
    }

    private void addCopiesOf(Slice.Origin origin, byte[] bytes, int at, int length)
        throws IOException {
      long ordinal = SpillEntry.ordinal(bytes, at);
      for (int i = byOrdinal.first(ordinal); byOrdinal.has(i, ordinal); i++) {
        int row = byOrdinal.row(i);
        if (Slice.isOf(copies, row, origin)) {
          writer.add(
              RecordRow.orderKey(copies, row),
              ordinal,
              RecordRow.copy(copies, row),
              bytes,
              at + SpillEntry.HEADER,
              length);
          if (writer.isFull()) {
            writer.flush(slices, segment++);
          }
        }
      }
    }
  }
}
