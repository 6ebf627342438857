package dev.granary.check;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts the records that have a combination of values which another has: of each set of equals all
 * but the one with the smallest id.
 */
public final class CountRepeats
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private CountRepeats() {}

  /** Of rows that {@link CombinationRows} made. */
  public static CountRepeats ofCombinations() {
    return new CountRepeats();
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> rows) {
    return rows.apply("Bring equals together", GroupByKey.create())
        .apply("Count equals", ParDo.of(new Count()))
        .setCoder(ByteArrayCoder.of());
  }

  private static final class Count extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    @ProcessElement
    public void count(
        @Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<byte[]> out) {
      byte[] rows = Blocks.join(partition.getValue());
      out.output(Fact.of(Fact.Kind.CHECKS, CheckFact.CODER, new CheckFact(0, found(rows))));
    }

    private static Map<Integer, CheckFact.Found> found(byte[] rows) {
      Map<Integer, CheckFact.Found> found = new TreeMap<>();
      int first = -1;
      for (int row :
          RowOrder.ofRows(rows, rows.length, CombinationRows.WIDTH, 0, CombinationRows.WIDTH)) {
        boolean repeats =
            first >= 0 && RowOrder.compare(rows, first, row, 0, CombinationRows.ID) == 0;
        CheckFact.Ids ids =
            repeats
                ? CheckFact.Ids.NONE.with(RowBuffer.idAt(rows, row + CombinationRows.ID))
                : CheckFact.Ids.NONE;
        found.merge(
            RowBuffer.intAt(rows, row + CombinationRows.RULE),
            new CheckFact.Found(1, repeats ? 1 : 0, ids),
            CheckFact.Found::plus);
        first = repeats ? first : row;
      }
      return found;
    }
  }
}
