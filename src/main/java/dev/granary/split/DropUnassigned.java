package dev.granary.split;

import dev.granary.coding.Blocks;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.DoFn;
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

/** Drops the records that fall in the share that no split takes, with the reason. */
public final class DropUnassigned
    extends PTransform<PCollection<KV<Integer, byte[]>>, DropUnassigned.Assigned> {
  private static final TupleTag<KV<Integer, byte[]>> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};

  private final Partitions ledger;

  private DropUnassigned(Partitions ledger) {
    this.ledger = ledger;
  }

  /** Verdicts go to these partitions. */
  public static DropUnassigned tellingTo(Partitions ledger) {
    return new DropUnassigned(ledger);
  }

  @Override
  public Assigned expand(PCollection<KV<Integer, byte[]>> rows) {
    PCollectionTuple outputs =
        rows.apply(
            "Drop what has no split",
            ParDo.of(new Drop(ledger)).withOutputTags(KEPT, TupleTagList.of(VERDICTS)));
    return new Assigned(
        outputs.get(KEPT).setCoder(Blocks.CODER), outputs.get(VERDICTS).setCoder(Blocks.CODER));
  }

  /** Rows that have a split, by the partition they came with, and verdicts on the others. */
  public record Assigned(
      PCollection<KV<Integer, byte[]>> kept, PCollection<KV<Integer, byte[]>> verdicts)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return kept.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(KEPT, kept, VERDICTS, verdicts);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  private static final class Drop extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final Partitions ledger;

    Drop(Partitions ledger) {
      this.ledger = ledger;
    }

    @ProcessElement
    public void drop(@Element KV<Integer, byte[]> block, MultiOutputReceiver out) {
      byte[] rows = block.getValue();
      RowBuffer kept = new RowBuffer(rows.length);
      RowRouter verdicts = new RowRouter();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        if (RecordRow.split(rows, row) != RecordRow.NO_SPLIT) {
          kept.put(rows, row, RecordRow.WIDTH);
        } else {
          VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
          VerdictRow.putDropped(
              verdicts.to(ledger.of(subject.id().high())), subject, Reason.SPLIT_UNASSIGNED);
        }
      }
      if (!kept.isEmpty()) {
        out.get(KEPT).output(KV.of(block.getKey(), kept.copy()));
      }
      verdicts.flush(out.get(VERDICTS));
    }
  }
}
