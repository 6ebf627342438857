package dev.granary.report;

import static dev.granary.report.Funnel.Fate.DROPPED;
import static dev.granary.report.Funnel.Fate.QUARANTINED;

import dev.granary.report.Contents.LabelCount;
import dev.granary.report.Contents.Shard;
import dev.granary.report.Contents.Shards;
import dev.granary.report.Contents.Split;
import dev.granary.report.Contents.SplitClasses;
import dev.granary.report.Funnel.Flow;
import dev.granary.report.Funnel.Removal;
import dev.granary.report.Heading.Decision;
import dev.granary.report.Heading.Facts;
import dev.granary.report.Heading.Verdict;
import dev.granary.report.Removed.Cluster;
import dev.granary.report.Removed.ClusterSizes;
import dev.granary.report.Removed.Duplicates;
import dev.granary.report.Removed.Example;
import dev.granary.report.Removed.OfSource;
import dev.granary.report.Removed.Rejection;
import dev.granary.report.RunReport.Alert;
import dev.granary.report.RunReport.Command;
import dev.granary.report.RunReport.Gate;
import dev.granary.report.RunReport.GateOutcome;
import dev.granary.report.RunReport.Next;
import dev.granary.report.RunReport.Reproduction;
import dev.granary.report.RunReport.Severity;
import dev.granary.report.Work.Input;
import dev.granary.report.Work.Rates;
import dev.granary.report.Work.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Reports that try what a page can bear: any text anywhere, and very many rows. */
final class ExtremeReports {
  private static final String DIGEST = "9f2c1ab44e0d7c55".repeat(4);

  private ExtremeReports() {}

  /** The usual report with {@code text} wherever a text from outside may stand. */
  static RunReport saying(String text) {
    RunReport usual = SampleReports.birdStrikes();
    Flow flow = usual.funnel().total();
    List<Removal> removals =
        List.of(
            new Removal(QUARANTINED, text, text, 15),
            new Removal(DROPPED, text, text, flow.removed(DROPPED)));
    Flow said = new Flow(text, flow.read(), removals, flow.kept(), flow.copies(), flow.written());
    return new RunReport(
        new Heading(
            text,
            text,
            text,
            text,
            new Decision(Verdict.PUBLISHED, text),
            new Facts(text, text, text, text, 2, text, 8)),
        List.of(new Alert(Severity.BLOCKING, text, text, text, text)),
        new Funnel(said, List.of(said)),
        new Contents(
            List.of(new SplitClasses(text, List.of(new LabelCount(text, 2, 1, 2.0)))),
            List.of(new Split(text, 1, 1.0, 1.0, 1, 1)),
            new Shards(
                1L,
                List.of(new Shard(text, text, 1, 1)),
                List.of(new Contents.Reading(1, List.of(text), text, 1, 1, null, null)))),
        new Removed(
            new Duplicates(
                1,
                1,
                List.of(new ClusterSizes(2, 2, 1)),
                List.of(new Cluster(text, 2)),
                List.of(new OfSource(text, 2, 2, 2))),
            near(text, usual),
            List.of(new Removed.Unwanted(text, text, text, 4)),
            List.of(
                new Rejection(text, text, text, 15, List.of(new Example(text, text, 1L, text)))),
            new Contamination(
                text,
                List.of(new Contamination.Benchmark(text, 5, 1, 2, 1, 3)),
                List.of(new Contamination.OfSource(text, text, 3)),
                1,
                2)),
        new Work(
            new Rates(1.0, 1.0, 1.0),
            List.of(new Step(text, 1, 1.0)),
            List.of(new Input(text, 1, 1, text))),
        List.of(new Gate(text, GateOutcome.FAILED, text, text)),
        new Next(List.of(new Command(text, text)), new Reproduction(text, text, text)));
  }

  private static NearDuplicates near(String text, RunReport usual) {
    NearDuplicates near = Objects.requireNonNull(usual.removed().near());
    NearDuplicates.Rule rule = near.rule();
    return new NearDuplicates(
        new NearDuplicates.Rule(
            List.of(text), rule.shingle(), rule.banding(), rule.verify(), 1000, 64),
        near.texts(),
        near.buckets(),
        near.comparing(),
        new Duplicates(
            1, 1, List.of(new ClusterSizes(2, 2, 1)), List.of(new Cluster(text, 2)), List.of()));
  }

  /** 12 splits with 400 classes each, 2,000 shards, 5,000 files, 300 sources. */
  static RunReport huge() {
    RunReport usual = SampleReports.birdStrikes();
    Flow flow = usual.funnel().total();
    return new RunReport(
        usual.heading(),
        IntStream.range(0, 500).mapToObj(i -> usual.alerts().get(i % 2)).toList(),
        new Funnel(
            flow,
            IntStream.range(0, 300)
                .mapToObj(
                    i -> new Flow("source " + i, 10_000, flow.removals(), 6_556, 1_404, 7_960))
                .toList()),
        new Contents(
            IntStream.range(0, 12).mapToObj(i -> classes("split " + i, 400)).toList(),
            IntStream.range(0, 60)
                .mapToObj(i -> new Split("split " + i, 1_000, 0.016, 0.016, 33, 4_000_000_000L))
                .toList(),
            shards(2_000)),
        new Removed(
            usual.removed().duplicates(),
            usual.removed().near(),
            IntStream.range(0, 200)
                .mapToObj(i -> new Removed.Unwanted("QUALITY_C4", "rule " + i, "source", i))
                .toList(),
            IntStream.range(0, 200).mapToObj(i -> usual.removed().quarantine().get(0)).toList(),
            null),
        new Work(
            usual.work().rates(),
            IntStream.range(0, 100).mapToObj(i -> new Step("step " + i, 900.0 * i, 0.01)).toList(),
            IntStream.range(0, 5_000)
                .mapToObj(
                    i ->
                        new Input(
                            "gs://bucket/day=%d/part.jsonl.zst".formatted(i),
                            9_000_000_000L + i,
                            1_234_567,
                            DIGEST))
                .toList()),
        usual.gates(),
        usual.next());
  }

  /** The usual report with 40 classes and 2,000 shards. */
  static RunReport large() {
    RunReport usual = SampleReports.birdStrikes();
    return new RunReport(
        usual.heading(),
        usual.alerts(),
        usual.funnel(),
        new Contents(List.of(classes("train", 40)), usual.contents().splits(), shards(2_000)),
        usual.removed(),
        usual.work(),
        usual.gates(),
        usual.next());
  }

  private static SplitClasses classes(String split, int count) {
    return new SplitClasses(
        split,
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new LabelCount(
                        "species %03d".formatted(i), 90_000 / (i + 1), 9_000 / (i + 3), 1.0 + i))
            .toList());
  }

  private static Shards shards(int count) {
    return new Shards(
        128L << 20,
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Shard(
                        i % 10 == 0 ? "validation" : "train",
                        "species-%05d-of-%05d".formatted(i, count),
                        41_000 + i % 7,
                        (i % 10 == 0 ? 61_000_000L : 126_000_000L)
                            + (i * 7_919L % 1_000) * (i * 104_729L % 1_000) * 9))
            .toList(),
        List.of());
  }
}
