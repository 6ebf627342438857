package dev.granary.dedup;

import dev.granary.coding.Blocks;
import dev.granary.coding.RawRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sets aside what was dropped because its label differs from that of a record that is alike: gives
 * the quarantine what it tells of each. Takes verdicts and what is known of all records by the
 * partition of the ledger; other verdicts pass as they are.
 */
public final class SetAside
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private static final TupleTag<byte[]> VERDICTS = new TupleTag<>("verdicts") {};
  private static final TupleTag<byte[]> RAW = new TupleTag<>("raw") {};

  private final PCollection<KV<Integer, byte[]>> raw;

  private SetAside(PCollection<KV<Integer, byte[]>> raw) {
    this.raw = raw;
  }

  /** Finds what is to be told in rows of {@link RawRow}. */
  public static SetAside telling(PCollection<KV<Integer, byte[]>> raw) {
    return new SetAside(raw);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> verdicts) {
    return KeyedPCollectionTuple.of(VERDICTS, verdicts)
        .and(RAW, raw)
        .apply("Join verdicts and digests", CoGroupByKey.create())
        .apply("Rewrite verdicts", ParDo.of(new Rewrite()))
        .setCoder(Blocks.CODER);
  }

  private static final class Rewrite extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    @ProcessElement
    public void rewrite(
        @Element KV<Integer, CoGbkResult> part, OutputReceiver<KV<Integer, byte[]>> out) {
      byte[] verdicts = Blocks.join(part.getValue().getAll(VERDICTS));
      if (verdicts.length == 0) {
        return;
      }
      Digests digests = new Digests(Blocks.join(part.getValue().getAll(RAW)));
      RowBuffer rewritten = new RowBuffer(verdicts.length);
      for (int row : VerdictRow.starts(verdicts)) {
        if (VerdictRow.reason(verdicts, row) == Reason.DUPLICATE_CONFLICT) {
          digests.setAside(rewritten, verdicts, row);
        } else {
          rewritten.put(verdicts, row, VerdictRow.length(verdicts, row));
        }
      }
      out.output(KV.of(part.getKey(), rewritten.copy()));
    }
  }

  /** Rows of one partition, sorted by ordinal. */
  private static final class Digests {
    private final byte[] rows;
    private final int[] starts;

    Digests(byte[] rows) {
      this.rows = rows;
      starts = RowOrder.ofRows(rows, rows.length, RawRow.WIDTH, 0, RawRow.KEY_END);
    }

    void setAside(RowBuffer to, byte[] verdicts, int verdict) {
      RecordId id = VerdictRow.id(verdicts, verdict);
      long ordinal = VerdictRow.ordinal(verdicts, verdict);
      VerdictRow.Subject subject =
          new VerdictRow.Subject(
              id,
              ordinal,
              VerdictRow.copy(verdicts, verdict),
              VerdictRow.line(verdicts, verdict),
              VerdictRow.source(verdicts, verdict));
      int row = rowOf(ordinal, id);
      VerdictRow.putQuarantined(
          to,
          subject,
          Reason.DUPLICATE_UNSETTLED,
          new VerdictRow.Quarantined(
              RawRow.bytes(rows, row),
              RawRow.digest(rows, row),
              VerdictRow.evidence(verdicts, verdict)));
    }

    private int rowOf(long ordinal, RecordId id) {
      int low = 0;
      int high = starts.length - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = Long.compareUnsigned(RawRow.ordinal(rows, starts[middle]), ordinal);
        if (order == 0) {
          return starts[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      throw new IllegalStateException(
          "record " + id + " is to be set aside, but the scan did not leave its digest; run again");
    }
  }
}
