package dev.granary.balance;

import dev.granary.coding.Blocks;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import java.util.Arrays;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * For each class that is cut within a bucket, the selection row of the first record that goes: all
 * before it stay. Only rows of those buckets are brought together, a 256th of a class.
 */
final class ChooseWithinQuota
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private final BalancePlan plan;
  private final PCollectionView<Cuts> cuts;

  ChooseWithinQuota(BalancePlan plan, PCollectionView<Cuts> cuts) {
    this.plan = plan;
    this.cuts = cuts;
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> rows) {
    return rows.apply("Wait for the cuts", Reshuffle.viaRandomKey())
        .apply(
            "Take rows of cut buckets",
            ParDo.of(new TakeCutBuckets(plan, cuts)).withSideInputs(cuts))
        .setCoder(Blocks.CODER)
        .apply("Group by class", GroupByKey.create())
        .apply("Find the first to go", ParDo.of(new FindFirstToGo(cuts)).withSideInputs(cuts))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class TakeCutBuckets extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final BalancePlan plan;
    private final PCollectionView<Cuts> cuts;

    TakeCutBuckets(BalancePlan plan, PCollectionView<Cuts> cuts) {
      this.plan = plan;
      this.cuts = cuts;
    }

    @ProcessElement
    public void take(ProcessContext context) {
      Cuts found = context.sideInput(cuts);
      Map<ClassKey, Integer> numbers = found.numbers();
      Selection selection = new Selection(plan.seed());
      RowRouter boundary = new RowRouter();
      byte[] rows = context.element().getValue();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        Integer number = numbers.get(ClassKey.of(rows, row));
        if (number != null && selection.bucket(rows, row) == found.cuts().get(number).bucket()) {
          selection.put(boundary.to(number), rows, row);
        }
      }
      boundary.flush((number, block) -> context.output(KV.of(number, block)));
    }
  }

  private static final class FindFirstToGo
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final PCollectionView<Cuts> cuts;

    FindFirstToGo(PCollectionView<Cuts> cuts) {
      this.cuts = cuts;
    }

    @ProcessElement
    public void find(ProcessContext context) {
      int number = context.element().getKey();
      byte[] rows = Blocks.join(context.element().getValue());
      int[] starts = RowOrder.ofRows(rows, rows.length, Selection.WIDTH, 0, Selection.WIDTH);
      int first = starts[Math.toIntExact(context.sideInput(cuts).cuts().get(number).ofBucket())];
      context.output(KV.of(number, Arrays.copyOfRange(rows, first, first + Selection.WIDTH)));
    }
  }
}
