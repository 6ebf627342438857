package dev.granary.balance;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/** Lets each class keep as many rows as its quota says, and drops the others with the reason. */
final class KeepWithinQuota extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  private final BalancePlan plan;
  private final PCollectionView<Cuts> cuts;
  private final PCollectionView<Map<Integer, byte[]>> firstToGo;

  KeepWithinQuota(
      BalancePlan plan,
      PCollectionView<Cuts> cuts,
      PCollectionView<Map<Integer, byte[]>> firstToGo) {
    this.plan = plan;
    this.cuts = cuts;
    this.firstToGo = firstToGo;
  }

  @ProcessElement
  public void keep(ProcessContext context, MultiOutputReceiver out) {
    Choice choice =
        new Choice(
            new Selection(plan.seed()), context.sideInput(cuts), context.sideInput(firstToGo));
    byte[] rows = context.element().getValue();
    RowBuffer kept = new RowBuffer(rows.length);
    RowRouter verdicts = new RowRouter();
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      if (choice.keeps(rows, row)) {
        kept.put(rows, row, RecordRow.WIDTH);
      } else {
        drop(verdicts, rows, row);
      }
    }
    if (!kept.isEmpty()) {
      out.get(Balanced.KEPT).output(KV.of(context.element().getKey(), kept.copy()));
    }
    verdicts.flush(out.get(Balanced.VERDICTS));
  }

  private void drop(RowRouter verdicts, byte[] rows, int row) {
    VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
    VerdictRow.putDropped(
        verdicts.to(plan.ledger().of(subject.id().high())), subject, Reason.BALANCE_DOWNSAMPLED);
  }
}
