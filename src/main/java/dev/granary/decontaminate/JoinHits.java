package dev.granary.decontaminate;

import dev.granary.coding.Blocks;
import dev.granary.coding.Canary;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.record.StableHash;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Puts behind the row of each suspect what was found in it, and counts in how many of them each
 * n-gram stands. A record that is gone by now, as a duplicate, does not count: else ten copies of
 * one page would make an item common. Nor does one that was planted.
 */
final class JoinHits extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
  static final TupleTag<byte[]> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<byte[]> HITS = new TupleTag<>("hits") {};
  static final TupleTag<KV<Integer, byte[]>> SUSPECTS = new TupleTag<>("suspects") {};
  static final TupleTag<KV<Integer, byte[]>> COUNTS = new TupleTag<>("counts") {};

  /** A count: the number of an n-gram (4), how many records have it (4). */
  static final int COUNT_WIDTH = 8;

  private final Partitions order;

  JoinHits(Partitions order) {
    this.order = order;
  }

  @ProcessElement
  public void join(@Element KV<Integer, CoGbkResult> partition, MultiOutputReceiver out) {
    byte[] rows = Blocks.join(partition.getValue().getAll(ROWS));
    byte[] hits = Blocks.join(partition.getValue().getAll(HITS));
    Map<Long, Integer> hitOf = new HashMap<>();
    for (int hit = 0; hit < hits.length; hit += HitRow.length(hits, hit)) {
      hitOf.put(HitRow.ordinal(hits, hit), hit);
    }
    RowBuffer joined = new RowBuffer(0);
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      Integer hit = hitOf.get(RecordRow.ordinal(rows, row));
      if (hit == null) {
        throw new IllegalStateException("a suspect came without what was found in it");
      }
      joined.put(rows, row, RecordRow.WIDTH);
      joined.put(hits, hit, HitRow.length(hits, hit));
      if (!Canary.is(RecordRow.ordinal(rows, row))) {
        for (int gram : HitRow.grams(hits, hit)) {
          counts.merge(gram, 1, Integer::sum);
        }
      }
    }
    if (!joined.isEmpty()) {
      out.get(SUSPECTS).output(KV.of(partition.getKey(), joined.copy()));
    }
    RowRouter counted = new RowRouter();
    counts.forEach(
        (gram, count) -> {
          RowBuffer to = counted.to(order.of(StableHash.spread(gram + 1L)));
          to.putInt(gram);
          to.putInt(count);
        });
    counted.flush(out.get(COUNTS));
  }
}
