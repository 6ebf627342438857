package dev.granary.decontaminate;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Lets rows of records pass in which nothing was found, which are nearly all. */
final class SetSuspectsApart extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  static final TupleTag<KV<Integer, byte[]>> CLEAN = new TupleTag<>("clean") {};
  static final TupleTag<KV<Integer, byte[]>> SUSPECTS = new TupleTag<>("suspects") {};

  @ProcessElement
  public void part(@Element KV<Integer, byte[]> block, MultiOutputReceiver out) {
    byte[] rows = block.getValue();
    RowBuffer suspects = new RowBuffer(0);
    RowBuffer clean = new RowBuffer(0);
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      RowBuffer to = RecordRow.isSuspect(rows, row) ? suspects : clean;
      to.put(rows, row, RecordRow.WIDTH);
    }
    if (suspects.isEmpty()) {
      out.get(CLEAN).output(block);
      return;
    }
    if (!clean.isEmpty()) {
      out.get(CLEAN).output(KV.of(block.getKey(), clean.copy()));
    }
    out.get(SUSPECTS).output(KV.of(block.getKey(), suspects.copy()));
  }
}
