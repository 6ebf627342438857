package dev.granary.balance;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import java.util.Arrays;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

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
    Cuts found = context.sideInput(cuts);
    Map<ClassKey, Integer> numbers = found.numbers();
    Map<Integer, byte[]> first = context.sideInput(firstToGo);
    Selection selection = new Selection(plan.seed());
    RowBuffer selected = new RowBuffer(Selection.WIDTH);
    RowBuffer kept = new RowBuffer(context.element().getValue().length);
    RowRouter verdicts = new RowRouter();
    byte[] rows = context.element().getValue();
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      Integer number =
          numbers.get(new ClassKey(RecordRow.split(rows, row), RecordRow.label(rows, row)));
      selected.clear();
      selection.put(selected, rows, row);
      if (number == null || stays(selected, found.cuts().get(number), first.get(number))) {
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

  private static boolean stays(RowBuffer selected, Cuts.Cut cut, byte @Nullable [] firstToGo) {
    int bucket = Selection.bucket(RowBuffer.longAt(selected.bytes(), 0));
    if (bucket != cut.bucket()) {
      return bucket < cut.bucket();
    }
    if (firstToGo == null) {
      throw new IllegalStateException("class " + cut.key() + " is cut, but nobody said where");
    }
    return Arrays.compareUnsigned(
            selected.bytes(), 0, Selection.WIDTH, firstToGo, 0, Selection.WIDTH)
        < 0;
  }

  private void drop(RowRouter verdicts, byte[] rows, int row) {
    VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
    VerdictRow.putDropped(
        verdicts.to(plan.ledger().of(subject.id().high())), subject, Reason.BALANCE_DOWNSAMPLED);
  }
}
