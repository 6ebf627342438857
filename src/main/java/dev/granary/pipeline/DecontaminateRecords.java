package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import dev.granary.decontaminate.Decontaminate;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.decontaminate.Decontaminated;
import dev.granary.decontaminate.DropUncut;
import dev.granary.shard.RewriteExamples;
import dev.granary.shard.Rewritten;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The part of the data's way where evaluation items are looked for, and dropped or cut out. */
final class DecontaminateRecords {
  private final RunPlan plan;
  private final Told told;

  DecontaminateRecords(RunPlan plan, Told told) {
    this.plan = plan;
    this.told = told;
  }

  /** Gives the rows that go on. */
  PCollection<KV<Integer, byte[]>> apply(PCollection<KV<Integer, byte[]>> rows, Scanned scanned) {
    if (plan.deciding().decontaminate().isEmpty()) {
      return rows;
    }
    DecontaminatePlan how = plan.deciding().decontaminate().orElseThrow();
    Decontaminated decontaminated =
        rows.apply("Decontaminate", Decontaminate.by(how, scanned.hits()));
    told.note(decontaminated.verdicts(), decontaminated.facts());
    decontaminated
        .evidence()
        .apply(
            "Write evidence",
            ParDo.of(
                new WriteEvidence(
                    plan.reading().scan(), plan.writing().ledger(), how.benchmarks())));
    return how.action() == DecontaminatePlan.Action.CUT
        ? cutItemsOut(decontaminated, how, scanned)
        : decontaminated.kept();
  }

  /** All steps before saw the texts uncut; those behind see what is left. */
  private PCollection<KV<Integer, byte[]>> cutItemsOut(
      Decontaminated found, DecontaminatePlan how, Scanned scanned) {
    CutExamples cutting =
        new CutExamples(how, plan.reading().scan().searchForItems().orElseThrow().features());
    Rewritten cut =
        found
            .toCut()
            .apply(
                "Cut items out",
                RewriteExamples.by(
                    cutting, scanned.slices(), found.common(), plan.writing().shards().places()));
    told.slices(cut.slices());
    told.verdicts(
        cut.gone()
            .apply("Drop what is left short", ParDo.of(new DropUncut(how.spreading().ledger())))
            .setCoder(Blocks.CODER));
    return PCollectionList.of(found.kept())
        .and(cut.rows())
        .apply("All that is decent", Flatten.pCollections());
  }
}
