package dev.granary.report;

import static dev.granary.report.Funnel.Fate.DROPPED;
import static dev.granary.report.Funnel.Fate.QUARANTINED;

import dev.granary.report.Contents.LabelCount;
import dev.granary.report.Contents.Reading;
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
import java.util.stream.IntStream;

/** Reports to look at and to test with: a usual one and an empty one. */
final class SampleReports {
  private static final String DIGEST =
      "9f2c1ab44e0d7c55b8a0c3f6e1d29a7746cb0e8f5d31a2b4c6d8e0f123456789";

  private SampleReports() {}

  static RunReport birdStrikes() {
    return new RunReport(
        birdStrikesHeading(),
        birdStrikesAlerts(),
        birdStrikesFunnel(),
        birdStrikesContents(),
        List.of(birdStrikesMovements()),
        birdStrikesRemoved(),
        birdStrikesWork(),
        birdStrikesGates(),
        birdStrikesNext());
  }

  private static Movements birdStrikesMovements() {
    return new Movements(
        "1.0.6",
        14,
        2,
        3,
        List.of(
            new Movements.Movement(
                "speed",
                "phase = Approach",
                "failed",
                4_812,
                4_790,
                2,
                List.of(
                    new Movements.Distance("jensen_shannon", 0.1834, 0.0061, 0.1),
                    new Movements.Distance("kolmogorov_smirnov", 0.412, 0.038, null)),
                List.of(
                    new Movements.Bin("up to 90", 0.31, 0.08),
                    new Movements.Bin("above 90 up to 140", 0.52, 0.41),
                    new Movements.Bin("above 140", 0.17, 0.51))),
            new Movements.Movement(
                "remarks, lengths",
                "all records",
                "unjudged",
                10_000,
                9_980,
                0,
                List.of(new Movements.Distance("missing", 0.0213, 0.0081, null)),
                List.of())),
        List.of("phase = Parked"),
        List.of());
  }

  private static Heading birdStrikesHeading() {
    return new Heading(
        "bird_strikes",
        "1.0.7",
        "1.0.6",
        "1.0.5",
        new Decision(
            Verdict.PUBLISHED,
            "Version 1.0.7 is published: no gate failed; one was overridden, and there is one"
                + " warning."),
        new Facts(
            "bird_strikes/2026-11-20",
            DIGEST,
            "0.1.0 (4be21c7)",
            "in-process",
            2,
            "2026-11-20T02:00:04Z",
            8.413));
  }

  private static List<Alert> birdStrikesAlerts() {
    return List.of(
        new Alert(
            Severity.NOTE,
            "Records are set aside for the value of \"damage\".",
            "15 of 10,000",
            "100",
            "List them with granary quarantine bird_strikes 1.0.7; add \"B\" and \"C\" to the"
                + " domain if they are meant."),
        new Alert(
            Severity.WARNING,
            "The class \"Medium\" is rare in train.",
            "1.9%",
            "3.0%",
            "Raise balance.target for it, or accept the weight of 13.7."));
  }

  private static Funnel birdStrikesFunnel() {
    List<Removal> removals =
        List.of(
            new Removal(QUARANTINED, "CHECK_DOMAIN", "a value outside the domain", 15),
            new Removal(DROPPED, "DUPLICATE_EXACT", "equal to a record that stays", 24),
            new Removal(
                DROPPED, "BALANCE_DOWNSAMPLED", "more of its class than the balance allows", 3_402),
            new Removal(DROPPED, "SHARD_REMAINDER", "left over when records are dealt equally", 3));
    Flow total = new Flow("all sources", 10_000, removals, 6_556, 1_404, 7_960);
    return new Funnel(
        total,
        List.of(
            new Flow(
                "faa",
                8_111,
                List.of(
                    removals.get(0),
                    removals.get(1),
                    new Removal(DROPPED, "BALANCE_DOWNSAMPLED", "more than allowed", 2_811),
                    removals.get(3)),
                5_258,
                1_109,
                6_367),
            new Flow(
                "faa_late",
                1_889,
                List.of(new Removal(DROPPED, "BALANCE_DOWNSAMPLED", "more than allowed", 591)),
                1_298,
                295,
                1_593)));
  }

  private static Contents birdStrikesContents() {
    List<SplitClasses> classes =
        List.of(
            new SplitClasses(
                "train",
                List.of(
                    new LabelCount("None", 8_027, 4_625, 0.48),
                    new LabelCount("Minor", 491, 982, 2.02),
                    new LabelCount("Substantial", 281, 843, 4.1),
                    new LabelCount("Medium", 168, 714, 13.7))),
            new SplitClasses(
                "validation",
                List.of(
                    new LabelCount("None", 891, 706, null),
                    new LabelCount("Minor", 56, 52, null),
                    new LabelCount("Substantial", 30, 26, null),
                    new LabelCount("Medium", 17, 12, null))));
    return new Contents(
        classes,
        List.of(
            new Split("train", 7_164, 0.9, 0.9, 6, 1_640_265),
            new Split("validation", 796, 0.1, 0.1, 2, 184_721)),
        new Shards(
            280_000L,
            IntStream.range(0, 8).mapToObj(SampleReports::birdStrikesShard).toList(),
            List.of(new Reading(2, List.of("v4-16"), "train", 3, 3_582, 128L, 27L))));
  }

  private static Shard birdStrikesShard(int number) {
    return number < 6
        ? new Shard(
            "train",
            "bird_strikes-train.tfrecord-%05d-of-00006".formatted(number),
            1_194,
            272_400 + number * 791 % 3_000)
        : new Shard(
            "validation",
            "bird_strikes-validation.tfrecord-%05d-of-00002".formatted(number - 6),
            398,
            91_600 + number * 117 % 900);
  }

  private static Removed birdStrikesRemoved() {
    return new Removed(
        new Duplicates(
            22,
            24,
            List.of(new ClusterSizes(2, 2, 20), new ClusterSizes(3, 3, 2)),
            List.of(
                new Cluster("0b8e5f1a7c3d49e6a1f20c9d8e7b6a53", 3),
                new Cluster("5d1c0f9e8a7b46c3921e0d4f6a8b7c15", 3),
                new Cluster("e2a4c6081b3d5f7091a2b3c4d5e6f708", 2)),
            List.of(new OfSource("birdstrikes", 2, 2, 40), new OfSource("birdstrikes", 3, 3, 6))),
        birdStrikesNear(),
        null,
        List.of(
            new Rejection(
                "CHECK_DOMAIN",
                "domain: None, Minor, Medium, Substantial",
                "damage",
                15,
                List.of(
                    new Example(
                        "c41f0a2b3d4e5f60718293a4b5c6d7e8",
                        "birdstrikes-1.csv",
                        1_024L,
                        "1 letter"),
                    new Example(
                        "07fe6d5c4b3a29180716253443526170",
                        "birdstrikes-2.csv",
                        null,
                        "1 letter")))),
        new Contamination(
            "drop",
            List.of(new Contamination.Benchmark("strike_quiz", 1_204, 148, 371, 167, 419)),
            List.of(new Contamination.OfSource("faa", "strike_quiz", 419)),
            531,
            0));
  }

  private static NearDuplicates birdStrikesNear() {
    return new NearDuplicates(
        new NearDuplicates.Rule(
            List.of("remarks", "title"),
            new NearDuplicates.Shingle(5, NearDuplicates.Unit.BY_SCRIPT),
            new NearDuplicates.Banding(
                16,
                8,
                List.of(
                    new NearDuplicates.Chance(0.7, 0.6132),
                    new NearDuplicates.Chance(0.8, 0.9471),
                    new NearDuplicates.Chance(0.9, 0.9999))),
            new NearDuplicates.Verify(0.85, NearDuplicates.Whole.JACCARD),
            1_000,
            64),
        new NearDuplicates.Texts(9_790, 150, 45),
        new NearDuplicates.Buckets(2_204, 1_310, 2, 2_411, 37),
        new NearDuplicates.Comparing(
            612,
            204,
            131,
            1_877,
            29,
            7,
            List.of(
                new NearDuplicates.Score(0.85, 61),
                new NearDuplicates.Score(0.9, 54),
                new NearDuplicates.Score(0.95, 25),
                new NearDuplicates.Score(1.0, 12))),
        new Duplicates(
            141,
            152,
            List.of(new ClusterSizes(2, 2, 130), new ClusterSizes(3, 3, 11)),
            List.of(
                new Cluster("77aa0f1e2d3c4b5a69788796a5b4c3d2", 3),
                new Cluster("13579bdf02468ace13579bdf02468ace", 3)),
            List.of(
                new OfSource("birdstrikes", 2, 2, 260), new OfSource("birdstrikes", 3, 3, 33))));
  }

  private static Work birdStrikesWork() {
    return new Work(
        new Rates(1_188.6, 0.1471, 412.4),
        List.of(
            new Step("Write shards", 1.9, 0.2261),
            new Step("Scan files", 3.61, 0.4298),
            new Step("Decide survivors", 0.72, 0.0857),
            new Step("Publish", 0.04, 0.0048)),
        List.of(
            new Input("data/birdstrikes-1.csv", 1_004_331, 8_111, DIGEST),
            new Input("data/birdstrikes-2.csv", 233_907, 1_889, "11d0aa" + DIGEST.substring(6))));
  }

  private static List<Gate> birdStrikesGates() {
    return List.of(
        new Gate("conservation", GateOutcome.PASSED, "10,000 of 10,000", "all"),
        new Gate("quarantined", GateOutcome.PASSED, "0.15%", "1%"),
        new Gate("volume against 1.0.6", GateOutcome.WARNED, "-4.2%", "±5%"),
        new Gate("drift of damage", GateOutcome.OVERRIDDEN, "0.31", "0.25"),
        new Gate("drift of speed", GateOutcome.SKIPPED, null, "0.25"));
  }

  private static Next birdStrikesNext() {
    return new Next(
        List.of(
            new Command("granary show bird_strikes 1.0.7", "what the version holds"),
            new Command("granary diff bird_strikes 1.0.6 1.0.7", "what changed since the last one"),
            new Command(
                "granary launch bird_strikes 1.0.7 --hosts 4", "hand the shards to training")),
        new Reproduction(
            "granary run pipelines/bird_strikes.yaml --date 2026-11-20",
            "granary verify bird_strikes 1.0.7",
            DIGEST));
  }

  /** A run that read nothing and was blocked. */
  static RunReport empty() {
    return new RunReport(
        new Heading(
            "nothing_yet",
            null,
            null,
            null,
            new Decision(Verdict.BLOCKED, "Nothing is published: the source \"faa\" has no files."),
            new Facts(
                "nothing_yet/2026-11-20",
                DIGEST,
                "0.1.0",
                "in-process",
                2,
                "2026-11-20T02:00:04Z",
                0)),
        List.of(),
        new Funnel(new Flow("all sources", 0, List.of(), 0, 0, 0), List.of()),
        new Contents(List.of(), List.of(), new Shards(null, List.of(), List.of())),
        new Removed(null, null, null, List.of(), null),
        new Work(new Rates(null, Double.NaN, null), List.of(), List.of()),
        List.of(),
        new Next(
            List.of(), new Reproduction("granary run pipelines/nothing_yet.yaml", null, null)));
  }
}
