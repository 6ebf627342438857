package dev.granary.reshard;

import dev.granary.record.Reason;
import dev.granary.report.Contents;
import dev.granary.report.Funnel;
import dev.granary.report.Heading;
import dev.granary.report.ReportJson;
import dev.granary.report.ReportPage;
import dev.granary.report.RunReport;
import dev.granary.version.Draft;
import dev.granary.version.Layout;
import dev.granary.version.ReadingPlan;
import dev.granary.version.Shard;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import dev.granary.version.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The report of the version that the records came from, with what is different: its number, its
 * shards, and the records that were left out or written once more. The rest is told as it was.
 */
record ReportAnew(OldVersion old, Wish wish, Draft draft) {
  private static final int MOST_BYTES = 64 << 20;

  /** The two files of the report, by path; none where the old one cannot be read. */
  Map<String, byte[]> files(String version) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    RunReport report;
    try {
      String path = old.directory() + "/" + CopiedFiles.REPORT_JSON;
      report = of(ReportJson.read(old.storage().read(path, MOST_BYTES)), version);
    } catch (IOException unreadable) {
      // A report may change with any release: a version is whole without it.
      return files;
    }
    files.put(CopiedFiles.REPORT_JSON, ReportJson.write(report));
    files.put(CopiedFiles.REPORT_PAGE, ReportPage.render(report));
    return files;
  }

  private RunReport of(RunReport before, String version) {
    Heading was = before.heading();
    Heading heading =
        new Heading(
            was.dataset(),
            version,
            old.manifest().version().toString(),
            null,
            new Heading.Decision(
                Heading.Verdict.PUBLISHED,
                "The records of version "
                    + old.manifest().version()
                    + " were dealt to other files; steps, times and gates are those of its run."),
            was.facts());
    RunReport.Next next =
        new RunReport.Next(
            List.of(),
            new RunReport.Reproduction(
                before.next().reproduction().command(),
                null,
                draft.layout().contentDigest().hex()));
    return new RunReport(
        heading,
        before.alerts(),
        funnel(before.funnel()),
        contents(before.contents()),
        before.drift(),
        before.removed(),
        before.work(),
        before.gates(),
        next);
  }

  private Funnel funnel(Funnel before) {
    Map<String, Funnel.Flow> bySource = new TreeMap<>();
    List<Funnel.Flow> flows = new ArrayList<>();
    boolean single = draft.sources().size() == 1;
    long written = draft.layout().splits().stream().mapToLong(s -> s.size().records()).sum();
    before.sources().forEach(flow -> bySource.put(flow.name(), flow));
    for (SourceTally source : draft.sources()) {
      Funnel.Flow was = bySource.get(source.name());
      long kept = source.tally().kept();
      flows.add(
          new Funnel.Flow(
              source.name(),
              source.tally().read(),
              was == null ? List.of() : removals(was.removals(), source.tally()),
              kept,
              single ? written - kept : 0,
              single ? written : kept));
    }
    return new Funnel(total(before.total(), written), flows);
  }

  private Funnel.Flow total(Funnel.Flow before, long written) {
    long kept = draft.sources().stream().mapToLong(source -> source.tally().kept()).sum();
    Map<String, Long> dropped = new TreeMap<>();
    draft
        .sources()
        .forEach(
            source ->
                source
                    .tally()
                    .dropped()
                    .forEach((reason, count) -> dropped.merge(reason, count, Long::sum)));
    Map<String, Long> quarantined = new TreeMap<>();
    draft
        .sources()
        .forEach(
            source ->
                source
                    .tally()
                    .quarantined()
                    .forEach((reason, count) -> quarantined.merge(reason, count, Long::sum)));
    Tally tally =
        new Tally(before.read(), kept, new TreeMap<>(dropped), new TreeMap<>(quarantined));
    return new Funnel.Flow(
        before.name(),
        before.read(),
        removals(before.removals(), tally),
        kept,
        written - kept,
        written);
  }

  /** The removals of before, with the counts of now. */
  private static List<Funnel.Removal> removals(List<Funnel.Removal> before, Tally tally) {
    List<Funnel.Removal> removals = new ArrayList<>();
    SortedMap<String, Long> dropped = new TreeMap<>(tally.dropped());
    for (Funnel.Removal removal : before) {
      Long count = dropped.remove(removal.reason());
      removals.add(
          count == null
              ? removal
              : new Funnel.Removal(removal.fate(), removal.reason(), removal.sentence(), count));
    }
    dropped.forEach(
        (reason, count) ->
            removals.add(
                new Funnel.Removal(
                    Funnel.Fate.DROPPED, reason, Reason.valueOf(reason).sentence(), count)));
    return removals;
  }

  private Contents contents(Contents before) {
    Layout layout = draft.layout();
    List<Contents.Split> splits = new ArrayList<>();
    for (int i = 0; i < layout.splits().size(); i++) {
      SplitEntry split = layout.splits().get(i);
      Contents.Split was = before.splits().get(i);
      splits.add(
          new Contents.Split(
              split.name(),
              split.size().records(),
              was.shareWanted(),
              was.shareGot(),
              split.size().files(),
              split.size().bytes()));
    }
    return new Contents(
        before.classes(),
        splits,
        new Contents.Shards(
            wish.targetBytes(),
            layout.shards().stream().map(ReportAnew::shard).toList(),
            readings(layout)));
  }

  private static Contents.Shard shard(Shard shard) {
    return new Contents.Shard(
        shard.split(), shard.data().path(), shard.records(), shard.data().bytes());
  }

  private static List<Contents.Reading> readings(Layout layout) {
    boolean batched = layout.readers().globalBatch() > 0;
    List<Contents.Reading> readings = new ArrayList<>();
    for (ReadingPlan plan : layout.plans()) {
      for (ReadingPlan.Part part : plan.splits()) {
        readings.add(
            new Contents.Reading(
                plan.processes().count(),
                plan.processes().slices(),
                part.split(),
                part.files(),
                part.records(),
                batched ? (long) plan.batch() : null,
                batched ? part.steps() : null));
      }
    }
    return readings;
  }
}
