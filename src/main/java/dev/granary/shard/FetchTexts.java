package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.TextRow;
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
 * Brings the sampled texts of the records that are still there. Takes rows of records and slices of
 * the spill by order partition, and gives rows of {@link TextRow} by the same.
 */
public final class FetchTexts
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private static final TupleTag<byte[]> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<byte[]> SLICES = new TupleTag<>("slices") {};

  private final ShardSettings.Places places;
  private final PCollection<KV<Integer, byte[]>> slices;

  private FetchTexts(ShardSettings.Places places, PCollection<KV<Integer, byte[]>> slices) {
    this.places = places;
    this.slices = slices;
  }

  /** Takes them from some slices. */
  public static FetchTexts from(
      PCollection<KV<Integer, byte[]>> slices, ShardSettings.Places places) {
    return new FetchTexts(places, slices);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> rows) {
    return KeyedPCollectionTuple.of(ROWS, rows)
        .and(SLICES, slices)
        .apply("Join rows and samples", CoGroupByKey.create())
        .apply("Fetch samples", ParDo.of(new Fetch(places)))
        .setCoder(Blocks.CODER);
  }

  private static final class Fetch extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    /** So much waits to be sent; less makes many small blocks. */
    private static final int MOST_WAITING = 4 << 20;

    private final ShardSettings.Places places;

    Fetch(ShardSettings.Places places) {
      this.places = places;
    }

    @ProcessElement
    public void fetch(
        @Element KV<Integer, CoGbkResult> partition, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      byte[] rows = Blocks.join(partition.getValue().getAll(ROWS));
      RowsByOrdinal byOrdinal = new RowsByOrdinal(rows, 0, rows.length);
      RowBuffer texts = new RowBuffer(1 << 12);
      new SpillReader(places.storage(), places.spill())
          .read(
              Blocks.join(partition.getValue().getAll(SLICES)),
              (origin, bytes, at, length) -> {
                long ordinal = SpillEntry.ordinal(bytes, at);
                int number = byOrdinal.first(ordinal);
                if (byOrdinal.has(number, ordinal)) {
                  int row = byOrdinal.row(number);
                  TextRow.put(texts, rows, row, bytes, at + SpillEntry.HEADER, length);
                }
                if (texts.size() > MOST_WAITING) {
                  send(partition.getKey(), texts, out);
                }
              });
      if (!texts.isEmpty()) {
        send(partition.getKey(), texts, out);
      }
    }

    private static void send(
        int partition, RowBuffer texts, OutputReceiver<KV<Integer, byte[]>> out) {
      out.output(KV.of(partition, texts.copy()));
      texts.clear();
    }
  }
}
