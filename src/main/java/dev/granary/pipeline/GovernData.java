package dev.granary.pipeline;

import dev.granary.audit.AuditSplits;
import dev.granary.balance.BalanceClasses;
import dev.granary.balance.Balanced;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.dedup.Deduplicated;
import dev.granary.dedup.DropDuplicates;
import dev.granary.shard.WriteShards;
import dev.granary.shard.Written;
import dev.granary.split.AssignSplits;
import dev.granary.split.Assigned;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * The data's way, from input files to shards and ledger: the one place that knows the order of the
 * steps.
 *
 * <p>Three phases. The scan goes over the input once and leaves encoded records in the spill; the
 * decisions see rows of hashes only; the writers fetch each record from the spill to where it
 * belongs. What the scan leaves is kept in files between two pipelines, where there are two.
 * Verdicts of all steps meet in the ledger, and the facts of all steps in one file that the
 * launcher reads.
 */
final class GovernData {
  private final RunPlan plan;
  private final List<PCollection<KV<Integer, byte[]>>> verdicts = new ArrayList<>();
  private final List<PCollection<byte[]>> facts = new ArrayList<>();

  GovernData(RunPlan plan) {
    this.plan = plan;
  }

  /** All phases as one, for engines that begin their workers anew for each pipeline. */
  void whole(Pipeline pipeline) {
    decideAndWrite(scanned(pipeline));
  }

  /** The first phase, whose outcome is kept: a run that dies later goes on from it. */
  void scan(Pipeline pipeline) {
    new KeepScan(plan.reading().places()).keep(scanned(pipeline));
  }

  /** The second and the third phase, from what the first one kept. */
  void decideAndWrite(Pipeline pipeline) {
    decideAndWrite(pipeline.apply("Read the scan", new ReadScan(plan.reading().places())));
  }

  private Scanned scanned(Pipeline pipeline) {
    return pipeline.apply(
        "Scan files",
        new ScanFiles(plan.reading().places(), plan.reading().scan(), plan.reading().cut()));
  }

  private void decideAndWrite(Scanned scanned) {
    note(scanned.verdicts(), scanned.facts());
    PCollectionView<LineBases> lines = lineBases(scanned.facts());

    PCollection<KV<Integer, byte[]>> unique = requireUniqueKeys(scanned.rows());
    PCollection<KV<Integer, byte[]>> survivors = dropDuplicates(unique, lines);
    PCollection<KV<Integer, byte[]>> assigned = assignSplits(survivors);

    Balanced balanced =
        assigned.apply("Balance classes", BalanceClasses.to(plan.deciding().balance()));
    note(balanced.verdicts(), balanced.facts());

    Written written =
        balanced
            .kept()
            .apply(
                "Write shards",
                WriteShards.from(
                    scanned.slices(), plan.writing().shards(), plan.writing().copies()));
    note(written.verdicts(), written.facts());
    plan.writing()
        .audit()
        .ifPresent(
            audit -> facts.add(written.facts().apply("Audit the splits", AuditSplits.by(audit))));

    facts.add(
        PCollectionList.of(verdicts)
            .apply("All verdicts", Flatten.pCollections())
            .apply(
                "Write the ledger",
                new WriteLedger(plan.writing().ledger(), lines, written.plan())));
    PCollectionList.of(facts)
        .apply("All facts", Flatten.pCollections())
        .apply("Collect facts", new CollectFacts(plan.reading().places()));
  }

  private PCollection<KV<Integer, byte[]>> requireUniqueKeys(
      PCollection<KV<Integer, byte[]>> rows) {
    if (plan.deciding().unique().isEmpty()) {
      return rows;
    }
    RequireUniqueKeys.Unique unique =
        rows.apply(
            "Require unique keys", RequireUniqueKeys.by(plan.deciding().unique().orElseThrow()));
    verdicts.add(unique.verdicts());
    return unique.rows();
  }

  private PCollection<KV<Integer, byte[]>> dropDuplicates(
      PCollection<KV<Integer, byte[]>> rows, PCollectionView<LineBases> lines) {
    if (plan.deciding().dedup().isEmpty()) {
      return rows;
    }
    Deduplicated deduplicated =
        rows.apply("Drop duplicates", DropDuplicates.by(plan.deciding().dedup().orElseThrow()));
    note(deduplicated.verdicts(), deduplicated.facts());
    deduplicated
        .clusters()
        .apply(
            "Write clusters",
            ParDo.of(new WriteClusters(plan.writing().ledger(), lines)).withSideInputs(lines));
    return deduplicated.survivors();
  }

  private PCollection<KV<Integer, byte[]>> assignSplits(PCollection<KV<Integer, byte[]>> rows) {
    Assigned assigned = rows.apply("Assign splits", AssignSplits.by(plan.deciding().splits()));
    verdicts.add(assigned.verdicts());
    return assigned.kept();
  }

  private static PCollectionView<LineBases> lineBases(PCollection<byte[]> scanFacts) {
    return scanFacts
        .apply("Count lines", new CountLines())
        .apply("Tell line numbers", View.<LineBases>asSingleton().withDefaultValue(LineBases.NONE));
  }

  private void note(PCollection<KV<Integer, byte[]>> verdict, PCollection<byte[]> fact) {
    verdicts.add(verdict);
    facts.add(fact);
  }
}
