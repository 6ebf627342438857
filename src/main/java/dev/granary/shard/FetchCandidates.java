package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.CandidateRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Ordinal;
import dev.granary.coding.PairRow;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings the texts of those records that may be alike to where they are compared, and lets all
 * other records pass. Takes rows, components and the slices of texts by the partition of the
 * ordinal. A record that went before has no row any more, and is not compared.
 */
public final class FetchCandidates
    extends PTransform<PCollection<KV<Integer, byte[]>>, FetchedCandidates> {
  static final TupleTag<KV<Integer, byte[]>> ALONE = new TupleTag<>("alone") {};
  static final TupleTag<KV<Integer, byte[]>> CANDIDATES = new TupleTag<>("candidates") {};
  private static final TupleTag<byte[]> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<byte[]> MEMBERS = new TupleTag<>("members") {};
  private static final TupleTag<byte[]> TEXTS = new TupleTag<>("texts") {};

  private final ShardSettings.Places places;
  private final PCollection<KV<Integer, byte[]>> members;
  private final PCollection<KV<Integer, byte[]>> texts;

  private FetchCandidates(
      ShardSettings.Places places,
      PCollection<KV<Integer, byte[]>> members,
      PCollection<KV<Integer, byte[]>> texts) {
    this.places = places;
    this.members = members;
    this.texts = texts;
  }

  /**
   * Tells records that may be alike from others.
   *
   * @param members rows of {@link PairRow}: an ordinal and its component
   * @param texts slices of the spill that hold the texts
   */
  public static FetchCandidates of(
      PCollection<KV<Integer, byte[]>> members,
      PCollection<KV<Integer, byte[]>> texts,
      ShardSettings.Places places) {
    return new FetchCandidates(places, members, texts);
  }

  @Override
  public FetchedCandidates expand(PCollection<KV<Integer, byte[]>> rows) {
    PCollectionTuple fetched =
        KeyedPCollectionTuple.of(ROWS, rows)
            .and(MEMBERS, members)
            .and(TEXTS, texts)
            .apply("Join rows and texts", CoGroupByKey.create())
            .apply(
                "Fetch texts",
                ParDo.of(new Fetch(places)).withOutputTags(ALONE, TupleTagList.of(CANDIDATES)));
    return new FetchedCandidates(
        fetched.get(ALONE).setCoder(Blocks.CODER), fetched.get(CANDIDATES).setCoder(Blocks.CODER));
  }

  private static final class Fetch extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private final ShardSettings.Places places;

    Fetch(ShardSettings.Places places) {
      this.places = places;
    }

    @ProcessElement
    public void fetch(@Element KV<Integer, CoGbkResult> partition, MultiOutputReceiver out)
        throws IOException {
      CoGbkResult found = partition.getValue();
      Fetching fetching =
          new Fetching(places, Blocks.join(found.getAll(ROWS)), Blocks.join(found.getAll(MEMBERS)));
      fetching.alone().flush(out.get(ALONE));
      if (fetching.hasCandidates()) {
        fetching.fetch(Blocks.join(found.getAll(TEXTS)), out.get(CANDIDATES));
      }
    }
  }

  /** The rows of one partition, on their way. */
  private static final class Fetching {
    /** So much waits to be sent; less makes many small blocks. */
    private static final int MOST_WAITING = 4 << 20;

    private final ShardSettings.Places places;
    private final byte[] rows;
    private final byte[] members;
    private final int[] memberStarts;
    private final RowBuffer candidateRows = new RowBuffer(1 << 10);
    private final RowRouter alone = new RowRouter();
    private RowRouter candidates = new RowRouter();
    private int waiting;
    private int sent;

    Fetching(ShardSettings.Places places, byte[] rows, byte[] members) {
      this.places = places;
      this.rows = rows;
      this.members = members;
      memberStarts = RowOrder.ofRows(members, members.length, PairRow.WIDTH, 0, PairRow.WIDTH);
    }

    RowRouter alone() {
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        if (memberOf(RecordRow.ordinal(rows, row)) < 0) {
          OrderKey.route(alone, places.order(), places.seed(), rows, row);
        } else {
          candidateRows.put(rows, row, RecordRow.WIDTH);
        }
      }
      return alone;
    }

    boolean hasCandidates() {
      return !candidateRows.isEmpty();
    }

    void fetch(byte[] slices, DoFn.OutputReceiver<KV<Integer, byte[]>> out) throws IOException {
      byte[] block = candidateRows.copy();
      RowsByOrdinal byOrdinal = new RowsByOrdinal(block, 0, block.length);
      new SpillReader(places.storage(), places.spill())
          .read(
              slices,
              (origin, bytes, at, length) -> {
                long ordinal = SpillEntry.ordinal(bytes, at);
                int number = byOrdinal.first(ordinal);
                if (byOrdinal.has(number, ordinal)) {
                  send(block, byOrdinal.row(number), bytes, at + SpillEntry.HEADER, length);
                }
                if (waiting > MOST_WAITING) {
                  flush(out);
                }
              });
      flush(out);
      if (sent * RecordRow.WIDTH < block.length) {
        throw new IOException(
            "the texts of %d records that may be alike are not in the spill"
                .formatted(block.length / RecordRow.WIDTH - sent));
      }
    }

    private void send(byte[] block, int row, byte[] content, int start, int length) {
      int member = memberOf(RecordRow.ordinal(block, row));
      long component = PairRow.second(members, memberStarts[member]);
      int partition = places.order().of(Ordinal.spread(component));
      CandidateRow.put(candidates.to(partition), component, block, row, content, start, length);
      waiting += CandidateRow.CONTENT + length;
      sent++;
    }

    private void flush(DoFn.OutputReceiver<KV<Integer, byte[]>> out) {
      candidates.flush(out);
      candidates = new RowRouter();
      waiting = 0;
    }

    /** The number of the member with an ordinal, or below 0. */
    private int memberOf(long ordinal) {
      int low = 0;
      int high = memberStarts.length - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = Long.compareUnsigned(PairRow.first(members, memberStarts[middle]), ordinal);
        if (order == 0) {
          return middle;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      return -1;
    }
  }
}
