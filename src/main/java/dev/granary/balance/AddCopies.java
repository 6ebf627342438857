package dev.granary.balance;

import dev.granary.coding.OrderKey;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowRouter;
import dev.granary.record.RecordId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Writes a row for each further copy of a record, at a place of its own in the order. */
final class AddCopies extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  private final BalancePlan plan;

  AddCopies(BalancePlan plan) {
    this.plan = plan;
  }

  @ProcessElement
  public void add(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
    out.output(block);
    RowRouter copies = new RowRouter();
    byte[] rows = block.getValue();
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      int times = plan.copiesOf(RecordRow.split(rows, row), RecordRow.label(rows, row));
      RecordId id = RecordRow.id(rows, row);
      for (int copy = 1; copy < times; copy++) {
        long key = OrderKey.of(plan.seed(), id, copy);
        RecordRow.putOrdered(copies.to(plan.order().of(key)), rows, row, key, copy);
      }
    }
    copies.flush(out);
  }
}
