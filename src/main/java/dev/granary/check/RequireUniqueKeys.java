package dev.granary.check;

import dev.granary.coding.Blocks;
import dev.granary.coding.KeyedRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Sets aside every record whose key another record has: the one that stands first keeps it. Takes
 * rows by the partition of their id and gives them as the step that follows wants them.
 */
public final class RequireUniqueKeys
    extends PTransform<PCollection<KV<Integer, byte[]>>, RequireUniqueKeys.Unique> {
  private static final TupleTag<KV<Integer, byte[]>> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};

  private final Plan plan;

  private RequireUniqueKeys(Plan plan) {
    this.plan = plan;
  }

  public static RequireUniqueKeys by(Plan plan) {
    return new RequireUniqueKeys(plan);
  }

  /**
   * Which sources, by number, must have unique keys, and where rows go from here.
   *
   * @param next what decides the partition of a row that passes
   */
  public record Plan(Set<Integer> sources, Next next, Spreading spreading) implements Serializable {
    public Plan {
      sources = Set.copyOf(sources);
    }
  }

  /** What the step that follows wants rows grouped by. */
  public enum Next {
    BY_FINGERPRINT,
    BY_ORDER
  }

  /** The partitions of rows and of verdicts, and the seed of the order. */
  public record Spreading(Partitions order, Partitions ledger, long seed) implements Serializable {}

  /** Rows whose keys are their own, and verdicts on the others. */
  public record Unique(
      PCollection<KV<Integer, byte[]>> rows, PCollection<KV<Integer, byte[]>> verdicts)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return rows.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(ROWS, rows, VERDICTS, verdicts);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  @Override
  public Unique expand(PCollection<KV<Integer, byte[]>> rows) {
    PCollectionTuple outputs =
        rows.apply("Group by key", GroupByKey.create())
            .apply(
                "Keep the first of each key",
                ParDo.of(new KeepFirst(plan)).withOutputTags(ROWS, TupleTagList.of(VERDICTS)));
    return new Unique(
        outputs.get(ROWS).setCoder(Blocks.CODER), outputs.get(VERDICTS).setCoder(Blocks.CODER));
  }

  private static final class KeepFirst
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final Plan plan;

    KeepFirst(Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void keep(@Element KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver out) {
      byte[] rows = Blocks.join(partition.getValue());
      RowRouter kept = new RowRouter();
      RowRouter verdicts = new RowRouter();
      int[] starts =
          RowOrder.ofRows(
              rows, rows.length, KeyedRow.WIDTH, RecordRow.ID, RecordRow.ORDINAL + Long.BYTES);
      int first = -1;
      for (int row : starts) {
        boolean repeats =
            first >= 0 && RowOrder.compare(rows, first, row, RecordRow.ID, RecordRow.ORDINAL) == 0;
        if (repeats && plan.sources().contains(RecordRow.source(rows, row))) {
          setAside(verdicts, rows, row, first);
        } else {
          pass(kept, rows, row);
          first = repeats ? first : row;
        }
      }
      kept.flush(out.get(ROWS));
      verdicts.flush(out.get(VERDICTS));
    }

    private void pass(RowRouter kept, byte[] rows, int row) {
      Spreading spreading = plan.spreading();
      switch (plan.next()) {
        case BY_FINGERPRINT ->
            kept.to(spreading.order().of(RecordRow.fingerprint(rows, row).high()))
                .put(rows, row, RecordRow.WIDTH);
        case BY_ORDER -> OrderKey.route(kept, spreading.order(), spreading.seed(), rows, row);
      }
    }

    private void setAside(RowRouter verdicts, byte[] rows, int row, int holder) {
      VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
      VerdictRow.putKeyTaken(
          verdicts.to(plan.spreading().ledger().of(subject.id().high())),
          subject,
          new VerdictRow.KeyTaken(
              KeyedRow.bytes(rows, row),
              KeyedRow.digest(rows, row),
              RecordRow.ordinal(rows, holder),
              RecordRow.line(rows, holder)));
    }
  }
}
