package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Puts the rows of a partition in order, and sends each to the file that its rank in its split
 * falls in; ranks beyond what is dealt are left over, with the reason. Where the files need more
 * than there are, the first ranks go to the last file once more. Where a split cannot be dealt,
 * nothing is.
 */
final class DealToShards extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
  static final TupleTag<byte[]> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<byte[]> SLICES = new TupleTag<>("slices") {};
  static final TupleTag<KV<Integer, byte[]>> PARTS = new TupleTag<>("parts") {};
  static final TupleTag<KV<Integer, byte[]>> LEFT_OVER = new TupleTag<>("left over") {};
  static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  private final ShardSettings settings;
  private final PCollectionView<ShardPlan> plan;

  DealToShards(ShardSettings settings, PCollectionView<ShardPlan> plan) {
    this.settings = settings;
    this.plan = plan;
  }

  @ProcessElement
  public void deal(ProcessContext context, MultiOutputReceiver out) {
    byte[] rows = Blocks.join(context.element().getValue().getAll(ROWS));
    byte[] slices = Blocks.join(context.element().getValue().getAll(SLICES));
    int partition = context.element().getKey();
    DealtPartition dealt = new DealtPartition(settings, context.sideInput(plan), partition);
    for (int row : RowOrder.ofRows(rows, rows.length, RecordRow.WIDTH, 0, RecordRow.ORDINAL + 8)) {
      dealt.deal(rows, row);
    }
    dealt.files.forEach(
        (file, part) -> out.get(PARTS).output(KV.of(file, ShardPart.of(partition, slices, part))));
    dealt.fills.forEach(
        (file, part) ->
            out.get(PARTS).output(KV.of(file, ShardPart.ofFill(partition, slices, part))));
    dealt.leftOver.flush(out.get(LEFT_OVER));
    if (!dealt.remainder.isEmpty()) {
      out.get(FACTS)
          .output(Fact.of(Fact.Kind.REMAINDER, Remainder.CODER, new Remainder(dealt.remainder)));
    }
  }

  /** One partition while it is dealt. */
  private static final class DealtPartition {
    private final ShardSettings settings;
    private final ShardPlan plan;
    private final long[] ranks;
    private final TreeMap<Integer, RowBuffer> files = new TreeMap<>();
    private final TreeMap<Integer, RowBuffer> fills = new TreeMap<>();
    private final RowRouter leftOver = new RowRouter();
    private final List<RecordId> remainder = new ArrayList<>();

    DealtPartition(ShardSettings settings, ShardPlan plan, int partition) {
      this.settings = settings;
      this.plan = plan;
      ranks = new long[plan.deals().size()];
      for (int split = 0; split < ranks.length; split++) {
        ranks[split] = plan.firstRanks().get(split).getOrDefault(partition, 0L);
      }
    }

    void deal(byte[] rows, int row) {
      int split = RecordRow.split(rows, row);
      Deal deal = plan.deals().get(split);
      long rank = ranks[split]++;
      if (!plan.isWhole()) {
        leaveOut(rows, row, Reason.SHARD_WITHHELD);
      } else if (rank >= deal.dealt()) {
        remainder.add(RecordRow.id(rows, row));
        leaveOut(rows, row, Reason.SHARD_REMAINDER);
      } else {
        bufferOf(files, split, rank).put(rows, row, RecordRow.WIDTH);
        if (rank < deal.fill()) {
          remainder.add(RecordRow.id(rows, row));
          RecordRow.putFill(bufferOf(fills, split, deal.records() + rank), rows, row);
        }
      }
    }

    private RowBuffer bufferOf(Map<Integer, RowBuffer> buffers, int split, long rank) {
      int file = plan.firstFile(split) + plan.deals().get(split).fileOf(rank);
      return buffers.computeIfAbsent(file, absent -> new RowBuffer(4096));
    }

    /** A further copy that is left out was never made: only its record has a verdict. */
    private void leaveOut(byte[] rows, int row, Reason reason) {
      if (RecordRow.copy(rows, row) == 0) {
        VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
        VerdictRow.putDropped(
            leftOver.to(settings.places().ledger().of(subject.id().high())), subject, reason);
      }
    }
  }
}
