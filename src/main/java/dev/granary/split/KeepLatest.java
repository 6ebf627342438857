package dev.granary.split;

import dev.granary.coding.Blocks;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.record.Reason;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Keeps of each group the records of its latest split. A date alone would put records of one group
 * on both sides of a border; those on the earlier side go, so that neither a group nor what is to
 * come is known before its time.
 */
final class KeepLatest extends PTransform<PCollection<KV<Integer, byte[]>>, Assigned> {
  private final AssignSplits.Plan plan;

  KeepLatest(AssignSplits.Plan plan) {
    this.plan = plan;
  }

  @Override
  public Assigned expand(PCollection<KV<Integer, byte[]>> rows) {
    return Assigned.in(
        rows.apply("Send to groups", ParDo.of(new SendToGroups(plan)))
            .setCoder(Blocks.CODER)
            .apply("Bring groups together", GroupByKey.create())
            .apply(
                "Keep the latest",
                ParDo.of(new Keep(plan))
                    .withOutputTags(Assigned.KEPT, TupleTagList.of(Assigned.VERDICTS))));
  }

  private static final class SendToGroups extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final AssignSplits.Plan plan;

    SendToGroups(AssignSplits.Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void send(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
      byte[] rows = block.getValue();
      RowRouter router = new RowRouter();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        long group = RecordRow.group(rows, row);
        router.to(plan.order().of(group)).put(rows, row, RecordRow.WIDTH);
      }
      router.flush(out);
    }
  }

  private static final class Keep extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final AssignSplits.Plan plan;

    Keep(AssignSplits.Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void keep(@Element KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver out) {
      byte[] rows = Blocks.join(partition.getValue());
      int[] starts =
          RowOrder.ofRows(rows, rows.length, RecordRow.WIDTH, RecordRow.GROUP, RecordRow.WIDTH);
      RowRouter kept = new RowRouter();
      Dropping dropping = new Dropping(plan.ledger());
      for (int from = 0; from < starts.length; ) {
        int to = endOfGroup(rows, starts, from);
        int latest = latest(rows, starts, from, to);
        for (int i = from; i < to; i++) {
          int row = starts[i];
          if (RecordRow.split(rows, row) == latest) {
            long key = RecordRow.orderKey(rows, row);
            kept.to(plan.order().of(key)).put(rows, row, RecordRow.WIDTH);
          } else {
            dropping.drop(rows, row, Reason.SPLIT_STRADDLES);
          }
        }
        from = to;
      }
      kept.flush(out.get(Assigned.KEPT));
      dropping.flush(out.get(Assigned.VERDICTS));
    }

    private static int endOfGroup(byte[] rows, int[] starts, int from) {
      int to = from + 1;
      while (to < starts.length
          && RecordRow.group(rows, starts[to]) == RecordRow.group(rows, starts[from])) {
        to++;
      }
      return to;
    }

    private static int latest(byte[] rows, int[] starts, int from, int to) {
      int latest = 0;
      for (int i = from; i < to; i++) {
        latest = Math.max(latest, RecordRow.split(rows, starts[i]));
      }
      return latest;
    }
  }
}
