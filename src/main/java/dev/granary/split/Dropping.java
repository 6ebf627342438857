package dev.granary.split;

import dev.granary.coding.Partitions;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;

/** The verdicts on records that go, on their way to the ledger. */
final class Dropping {
  private final Partitions ledger;
  private final RowRouter verdicts = new RowRouter();

  Dropping(Partitions ledger) {
    this.ledger = ledger;
  }

  void drop(byte[] rows, int row, Reason reason) {
    VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
    VerdictRow.putDropped(verdicts.to(ledger.of(subject.id().high())), subject, reason);
  }

  void flush(OutputReceiver<KV<Integer, byte[]>> output) {
    verdicts.flush(output);
  }
}
