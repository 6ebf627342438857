package dev.granary.balance;

import dev.granary.coding.OrderKey;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowRouter;
import java.util.Arrays;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Writes a row for each further copy of a record, at a place of its own in the order. */
final class AddCopies extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  private final BalancePlan plan;

  AddCopies(BalancePlan plan) {
    this.plan = plan;
  }

  /** Sends the first copies of all records, then the second: no more waits than there was. */
  @ProcessElement
  public void add(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
    out.output(block);
    byte[] rows = block.getValue();
    int[] times = times(rows);
    int most = Arrays.stream(times).max().orElse(1);
    for (int copy = 1; copy < most; copy++) {
      RowRouter copies = new RowRouter();
      for (int i = 0; i < times.length; i++) {
        if (copy < times[i]) {
          put(copies, rows, i * RecordRow.WIDTH, copy);
        }
      }
      copies.flush(out);
    }
  }

  private int[] times(byte[] rows) {
    int[] times = new int[rows.length / RecordRow.WIDTH];
    for (int i = 0; i < times.length; i++) {
      times[i] = plan.copiesOf(ClassKey.of(rows, i * RecordRow.WIDTH));
    }
    return times;
  }

  private void put(RowRouter copies, byte[] rows, int row, int copy) {
    long key = OrderKey.of(plan.seed(), RecordRow.id(rows, row), copy);
    RecordRow.putOrdered(copies.to(plan.order().of(key)), rows, row, key, copy);
  }
}
