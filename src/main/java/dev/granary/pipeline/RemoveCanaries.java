package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import dev.granary.coding.Canary;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Takes out what was planted and no step has found. */
final class RemoveCanaries extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  static final TupleTag<KV<Integer, byte[]>> REAL = new TupleTag<>("real") {};
  static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};

  private final Partitions ledger;

  RemoveCanaries(Partitions ledger) {
    this.ledger = ledger;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> rows) {
    PCollectionTuple outputs =
        rows.apply(
            "Take out what was planted",
            ParDo.of(new Remove(ledger)).withOutputTags(REAL, TupleTagList.of(VERDICTS)));
    outputs.get(REAL).setCoder(Blocks.CODER);
    outputs.get(VERDICTS).setCoder(Blocks.CODER);
    return outputs;
  }

  private static final class Remove extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final Partitions ledger;

    Remove(Partitions ledger) {
      this.ledger = ledger;
    }

    @ProcessElement
    public void remove(@Element KV<Integer, byte[]> block, MultiOutputReceiver out) {
      byte[] rows = block.getValue();
      RowBuffer real = new RowBuffer(rows.length);
      RowRouter verdicts = new RowRouter();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        if (Canary.is(RecordRow.ordinal(rows, row))) {
          VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
          VerdictRow.putDropped(
              verdicts.to(ledger.of(subject.id().high())), subject, Reason.CANARY_NOT_FOUND);
        } else {
          real.put(rows, row, RecordRow.WIDTH);
        }
      }
      if (!real.isEmpty()) {
        out.get(REAL).output(KV.of(block.getKey(), real.copy()));
      }
      verdicts.flush(out.get(VERDICTS));
    }
  }
}
