package dev.granary.trigger;

import dev.granary.coding.Blocks;
import dev.granary.coding.RowOrder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/** Judges the phrases of one partition after the other. */
final class JudgePhrases extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, Triggers>> {
  private final TriggerPlan.Judging judging;
  private final PCollectionView<Strata> strata;

  JudgePhrases(TriggerPlan.Judging judging, PCollectionView<Strata> strata) {
    this.judging = judging;
    this.strata = strata;
  }

  @ProcessElement
  public void judge(ProcessContext context) {
    byte[] rows = Blocks.join(context.element().getValue());
    int[] order = RowOrder.ofRows(rows, rows.length, PhraseRow.WIDTH, 0, PhraseRow.WIDTH);
    JudgePhrase judge = new JudgePhrase(judging, context.sideInput(strata));
    Triggers found = Triggers.none();
    for (int from = 0; from < order.length; ) {
      long phrase = PhraseRow.phrase(rows, order[from]);
      int to = from + 1;
      while (to < order.length && PhraseRow.phrase(rows, order[to]) == phrase) {
        to++;
      }
      judge.judge(rows, order, from, to).ifPresent(found::add);
      from = to;
    }
    if (found.suspected() > 0) {
      context.output(KV.of(0, found));
    }
  }
}
