package dev.granary.decontaminate;

import dev.granary.coding.NotedRow;
import dev.granary.coding.Partitions;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Drops the records of which too little would be left if what was found were cut out of them. */
public final class DropUncut extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  private final Partitions ledger;

  public DropUncut(Partitions ledger) {
    this.ledger = ledger;
  }

  @ProcessElement
  public void drop(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
    byte[] rows = block.getValue();
    RowRouter verdicts = new RowRouter();
    for (int row = 0; row < rows.length; row += NotedRow.length(rows, row)) {
      VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
      VerdictRow.putDropped(
          verdicts.to(ledger.of(subject.id().high())),
          subject,
          Reason.CONTAMINATED,
          NotedRow.note(rows, row) + "; too little would be left");
    }
    verdicts.flush(out);
  }
}
