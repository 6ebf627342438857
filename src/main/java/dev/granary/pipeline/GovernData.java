package dev.granary.pipeline;

import dev.granary.audit.AuditSplits;
import dev.granary.balance.BalanceClasses;
import dev.granary.balance.Balanced;
import dev.granary.check.CountRepeats;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.dedup.Deduplicated;
import dev.granary.dedup.DropDuplicates;
import dev.granary.dedup.SetAside;
import dev.granary.dedup.candidate.Candidates;
import dev.granary.dedup.candidate.CompareCandidates;
import dev.granary.dedup.candidate.Compared;
import dev.granary.dedup.candidate.FindCandidates;
import dev.granary.dedup.candidate.NearPlan;
import dev.granary.lineage.ClusterRow;
import dev.granary.shard.FetchCandidates;
import dev.granary.shard.FetchTexts;
import dev.granary.shard.FetchedCandidates;
import dev.granary.shard.WriteShards;
import dev.granary.shard.Written;
import dev.granary.split.AssignSplits;
import dev.granary.split.Assigned;
import dev.granary.trigger.FindTriggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
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
  private final Told told = new Told();
  private Optional<PCollection<KV<Integer, byte[]>>> links = Optional.empty();

  GovernData(RunPlan plan) {
    this.plan = plan;
  }

  /** All phases as one, for engines that begin their workers anew for each pipeline. */
  void whole(Pipeline pipeline) {
    decideAndWrite(scanned(pipeline));
  }

  /** The first phase, whose outcome is kept: a run that dies later goes on from it. */
  void scan(Pipeline pipeline) {
    new KeepScan(plan.reading().places(), parts()).keep(scanned(pipeline));
  }

  /** The second and the third phase, from what the first one kept. */
  void decideAndWrite(Pipeline pipeline) {
    decideAndWrite(pipeline.apply("Read the scan", new ReadScan(plan.reading().places())));
  }

  private List<ScanPart> parts() {
    List<ScanPart> parts = new ArrayList<>(ScanPart.ALWAYS);
    if (plan.deciding().near().isPresent()) {
      parts.addAll(ScanPart.OF_TEXTS);
    }
    if (plan.deciding().decontaminate().isPresent()) {
      parts.add(ScanPart.HITS);
    }
    if (plan.deciding().unsettled() == RunPlan.Unsettled.SET_ASIDE) {
      parts.add(ScanPart.RAW);
    }
    if (plan.deciding().triggers().isPresent()) {
      parts.add(ScanPart.SAMPLES);
    }
    if (!plan.reading().scan().checks().combinations().isEmpty()) {
      parts.add(ScanPart.COMBINATIONS);
    }
    return parts;
  }

  private Scanned scanned(Pipeline pipeline) {
    return pipeline.apply(
        "Scan files",
        new ScanFiles(plan.reading().places(), plan.reading().scan(), plan.reading().cut()));
  }

  private void decideAndWrite(Scanned scanned) {
    told.note(scanned.verdicts(), scanned.facts());
    told.slices(scanned.slices());
    countRepeats(scanned);
    PCollectionView<LineBases> lines = lineBases(scanned.facts());

    PCollection<KV<Integer, byte[]>> unique = requireUniqueKeys(scanned.rows());
    PCollection<KV<Integer, byte[]>> distinct = dropDuplicates(unique, scanned, lines);
    PCollection<KV<Integer, byte[]>> survivors = dropNearDuplicates(distinct, scanned, lines);
    PCollection<KV<Integer, byte[]>> decent =
        new DecontaminateRecords(plan, told).apply(survivors, scanned);
    PCollection<KV<Integer, byte[]>> real = removeCanaries(decent);
    PCollection<KV<Integer, byte[]>> assigned = assignSplits(real);
    findTriggers(assigned, scanned.samples());

    Balanced balanced =
        assigned.apply("Balance classes", BalanceClasses.to(plan.deciding().balance()));
    told.note(balanced.verdicts(), balanced.facts());

    Written written =
        balanced
            .kept()
            .apply(
                "Write shards",
                WriteShards.from(
                    told.allSlices(),
                    plan.writing().shards(),
                    plan.writing().copies(),
                    new TallyExamples(plan.writing().tally())));
    told.note(written.verdicts(), written.facts());
    told.facts(written.seen().apply("Sum examples", SumTallies.of(plan.writing().tally())));
    plan.deciding()
        .signatures()
        .ifPresent(
            signatures ->
                written
                    .verdicts()
                    .apply(
                        "Sign records",
                        new SignRecords(plan.reading().places(), signatures.records())));
    plan.writing()
        .audit()
        .ifPresent(
            audit -> told.facts(written.facts().apply("Audit the splits", AuditSplits.by(audit))));

    told.facts(
        told.allVerdicts()
            .apply(
                "Write the ledger",
                new WriteLedger(plan.writing().ledger(), lines, written.plan())));
    told.allFacts().apply("Collect facts", new CollectFacts(plan.reading().places()));
  }

  private PCollection<KV<Integer, byte[]>> requireUniqueKeys(
      PCollection<KV<Integer, byte[]>> rows) {
    if (plan.deciding().unique().isEmpty()) {
      return rows;
    }
    RequireUniqueKeys.Unique unique =
        rows.apply(
            "Require unique keys", RequireUniqueKeys.by(plan.deciding().unique().orElseThrow()));
    told.verdicts(unique.verdicts());
    return unique.rows();
  }

  private PCollection<KV<Integer, byte[]>> dropDuplicates(
      PCollection<KV<Integer, byte[]>> rows, Scanned scanned, PCollectionView<LineBases> lines) {
    if (plan.deciding().dedup().isEmpty()) {
      return rows;
    }
    Deduplicated deduplicated =
        rows.apply("Drop duplicates", DropDuplicates.by(plan.deciding().dedup().orElseThrow()));
    told.note(
        settled("Set duplicates aside", deduplicated.verdicts(), scanned), deduplicated.facts());
    deduplicated.clusters().apply("Write clusters", writeClusters(ClusterRow.Kind.EXACT, lines));
    return deduplicated.survivors();
  }

  /** Who shares a band is found from rows alone; only the texts of those are fetched. */
  private PCollection<KV<Integer, byte[]>> dropNearDuplicates(
      PCollection<KV<Integer, byte[]>> rows, Scanned scanned, PCollectionView<LineBases> lines) {
    if (plan.deciding().near().isEmpty()) {
      return rows;
    }
    NearPlan near = plan.deciding().near().orElseThrow();
    RunPlan.Signatures signatures = plan.deciding().signatures().orElseThrow();
    Candidates candidates =
        scanned.bands().apply("Find candidates", FindCandidates.by(near, signatures.bands()));
    FetchedCandidates fetched =
        rows.apply(
            "Fetch candidates",
            FetchCandidates.of(
                candidates.members(), scanned.texts(), plan.writing().shards().places()));
    Compared all =
        withEarlier(fetched.candidates(), candidates, signatures)
            .apply("Compare candidates", CompareCandidates.by(near));
    links = Optional.of(all.links());
    Deduplicated compared = all.deduplicated();
    told.facts(candidates.facts());
    told.note(settled("Set near-duplicates aside", compared.verdicts(), scanned), compared.facts());
    compared.clusters().apply("Write near clusters", writeClusters(ClusterRow.Kind.NEAR, lines));
    return PCollectionList.of(fetched.alone())
        .and(compared.survivors())
        .apply("All survivors", Flatten.pCollections());
  }

  private static PCollection<KV<Integer, byte[]>> withEarlier(
      PCollection<KV<Integer, byte[]>> fetched,
      Candidates candidates,
      RunPlan.Signatures signatures) {
    if (signatures.earlier().versions().versions().isEmpty()) {
      return fetched;
    }
    return PCollectionList.of(fetched)
        .and(candidates.earlier().apply("Fetch earlier", new FetchEarlier(signatures.earlier())))
        .apply("All candidates", Flatten.pCollections());
  }

  private PCollection<KV<Integer, byte[]>> settled(
      String name, PCollection<KV<Integer, byte[]>> dropped, Scanned scanned) {
    return plan.deciding().unsettled() == RunPlan.Unsettled.DROP
        ? dropped
        : dropped.apply(name, SetAside.telling(scanned.raw()));
  }

  private ParDo.SingleOutput<KV<Integer, byte[]>, Void> writeClusters(
      ClusterRow.Kind kind, PCollectionView<LineBases> lines) {
    return ParDo.of(new WriteClusters(plan.writing().ledger(), kind, lines)).withSideInputs(lines);
  }

  private void countRepeats(Scanned scanned) {
    if (!plan.reading().scan().checks().combinations().isEmpty()) {
      told.facts(scanned.combinations().apply("Count repeats", CountRepeats.ofCombinations()));
    }
  }

  private PCollection<KV<Integer, byte[]>> removeCanaries(PCollection<KV<Integer, byte[]>> rows) {
    if (plan.reading().scan().deciding().selfTestRule().isEmpty()) {
      return rows;
    }
    PCollectionTuple removed =
        rows.apply("Remove canaries", new RemoveCanaries(plan.writing().ledger().partitions()));
    told.verdicts(removed.get(RemoveCanaries.VERDICTS));
    return removed.get(RemoveCanaries.REAL);
  }

  private PCollection<KV<Integer, byte[]>> assignSplits(PCollection<KV<Integer, byte[]>> rows) {
    AssignSplits splits = AssignSplits.by(plan.deciding().splits());
    Assigned assigned =
        rows.apply("Assign splits", links.map(splits::keepingTogether).orElse(splits));
    told.verdicts(assigned.verdicts());
    return assigned.kept();
  }

  private void findTriggers(
      PCollection<KV<Integer, byte[]>> rows, PCollection<KV<Integer, byte[]>> samples) {
    plan.deciding()
        .triggers()
        .ifPresent(
            triggers ->
                told.facts(
                    rows.apply(
                            "Fetch samples",
                            FetchTexts.from(samples, plan.writing().shards().places()))
                        .apply("Find triggers", FindTriggers.by(triggers))));
  }

  private static PCollectionView<LineBases> lineBases(PCollection<byte[]> scanFacts) {
    return scanFacts
        .apply("Count lines", new CountLines())
        .apply("Tell line numbers", View.<LineBases>asSingleton().withDefaultValue(LineBases.NONE));
  }
}
