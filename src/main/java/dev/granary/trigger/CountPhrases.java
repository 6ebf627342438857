package dev.granary.trigger;

import dev.granary.coding.RowRouter;
import dev.granary.coding.TextRow;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Sends a {@link PhraseRow} for each phrase of each record to where equal phrases meet. */
final class CountPhrases extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  static final TupleTag<KV<Integer, byte[]>> PHRASES = new TupleTag<>("phrases") {};
  static final TupleTag<KV<Integer, Strata>> STRATA = new TupleTag<>("strata") {};

  /** So much waits to be sent; less makes many small blocks. */
  private static final int MOST_WAITING = 8 << 20;

  private final TriggerPlan plan;
  private transient @Nullable DistinctPhrases phrases;

  CountPhrases(TriggerPlan plan) {
    this.plan = plan;
  }

  @ProcessElement
  public void count(@Element KV<Integer, byte[]> texts, MultiOutputReceiver out) {
    if (phrases == null) {
      phrases = new DistinctPhrases(plan.words());
    }
    DistinctPhrases ofRecord = phrases;
    Strata strata = Strata.none();
    RowRouter router = new RowRouter();
    long waiting = 0;
    byte[] rows = texts.getValue();
    for (int row = 0; row < rows.length; row += TextRow.length(rows, row)) {
      ofRecord.take(rows, row);
      int source = TextRow.source(rows, row);
      long label = TextRow.label(rows, row);
      strata.add(source, label, 1, ofRecord.count());
      route(ofRecord, source, label, router);
      waiting += (long) PhraseRow.WIDTH * ofRecord.count();
      if (waiting > MOST_WAITING) {
        router.flush(out.get(PHRASES));
        waiting = 0;
      }
    }
    router.flush(out.get(PHRASES));
    out.get(STRATA).output(KV.of(0, strata));
  }

  private void route(DistinctPhrases ofRecord, int source, long label, RowRouter router) {
    long[] hashes = ofRecord.hashes();
    for (int i = 0; i < ofRecord.count(); i++) {
      PhraseRow.put(router.to(plan.phrases().of(hashes[i])), hashes[i], source, label);
    }
  }
}
