package dev.granary.pipeline;

import dev.granary.decontaminate.CutItemsOut;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.shard.ReplaceTexts;
import dev.granary.shard.Rewriting;
import java.io.IOException;
import java.util.List;

/**
 * Cuts evaluation items out of the texts of examples.
 *
 * @param features those that hold the texts which were looked through
 */
record CutExamples(DecontaminatePlan plan, List<String> features) implements Rewriting {
  CutExamples {
    features = List.copyOf(features);
  }

  /** Is told the common n-grams. */
  @Override
  public Rewrite open(byte[] common) throws IOException {
    CutItemsOut cut = new CutItemsOut(plan.index().open(), plan, common);
    ReplaceTexts texts = new ReplaceTexts(features);
    return (record, example) -> texts.in(example, text -> cut.of(record, text));
  }
}
