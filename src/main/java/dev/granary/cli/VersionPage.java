package dev.granary.cli;

import dev.granary.record.RemainderPolicy;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import dev.granary.version.Build;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.ReadingPlan;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import dev.granary.version.Tally;
import java.util.Locale;
import java.util.Map;

/** What a version holds, in one page. */
record VersionPage(PublishedVersion published, Manifest manifest, GatesOfVersion gates) {
  private static final String REPORT = "report.html";

  /** Where its report stands. */
  String report() {
    return published.directory() + "/" + REPORT;
  }

  String json() {
    return VersionJson.of(this);
  }

  String text() {
    StringBuilder page = new StringBuilder();
    page.append(manifest.dataset()).append(' ').append(manifest.version()).append("\n\n");
    page.append(indented(facts()));
    page.append("\nSplits\n").append(indented(splits()));
    layout().splits().stream()
        .filter(split -> !split.classes().after().isEmpty())
        .forEach(
            split ->
                page.append("\nClasses of ")
                    .append(split.name())
                    .append('\n')
                    .append(indented(classes(split))));
    page.append("\nSources\n").append(indented(sources()));
    page.append("\nEach process reads\n").append(indented(processes()));
    page.append(gates.text());
    page.append('\n').append(remainder()).append('\n');
    return page.toString();
  }

  Layout layout() {
    return manifest.draft().layout();
  }

  private String facts() {
    Build build = manifest.draft().build();
    TextTable facts = new TextTable("published", Moments.text(published.stamp().at()));
    facts.add("by", Legible.text(published.stamp().by()));
    facts.add("run key", build.runKey().isEmpty() ? "none" : Legible.text(build.runKey()));
    facts.add("directory", published.directory());
    facts.add("report", report());
    facts.add("content digest", manifest.contentDigest().hex());
    facts.add("spec digest", build.specDigest().hex());
    facts.add("seed", Long.toString(build.seed()));
    if (!build.madeFrom().isEmpty()) {
      facts.add("made from", "version " + build.madeFrom() + ", its records dealt anew");
    }
    facts.add("made by", "Granary " + Legible.text(build.codeVersion()));
    return facts.toString();
  }

  private String splits() {
    TextTable table = new TextTable("split", "records", "files", "bytes");
    for (SplitEntry split : layout().splits()) {
      table.add(
          split.name(),
          NumberText.count(split.size().records()),
          NumberText.count(split.size().files()),
          NumberText.bytes(split.size().bytes()));
    }
    return table.toString();
  }

  private static String classes(SplitEntry split) {
    TextTable table = new TextTable("class", "records", "before balancing");
    split
        .classes()
        .after()
        .forEach(
            (label, records) ->
                table.add(
                    Legible.text(label),
                    NumberText.count(records),
                    NumberText.count(split.classes().before().getOrDefault(label, records))));
    return table.toString();
  }

  private String sources() {
    TextTable table = new TextTable("source", "read", "kept", "dropped", "quarantined", "licence");
    for (SourceTally source : manifest.draft().sources()) {
      Tally tally = source.tally();
      table.add(
          source.name(),
          NumberText.count(tally.read()),
          NumberText.count(tally.kept()),
          NumberText.count(sum(tally.dropped())),
          NumberText.count(sum(tally.quarantined())),
          Legible.text(source.licence()));
    }
    return table.toString();
  }

  private String processes() {
    boolean batched = layout().readers().globalBatch() > 0;
    TextTable table =
        new TextTable("processes", "split", "files", "records", "batch", "steps", "slices");
    for (ReadingPlan plan : layout().plans()) {
      for (ReadingPlan.Part part : plan.splits()) {
        table.add(
            NumberText.count(plan.processes().count()),
            part.split(),
            NumberText.count(part.files()),
            NumberText.count(part.records()),
            batched ? NumberText.count(plan.batch()) : "?",
            batched ? NumberText.count(part.steps()) : "?",
            plan.processes().slices().isEmpty()
                ? "-"
                : String.join(" ", plan.processes().slices()));
      }
    }
    return table.toString();
  }

  private String remainder() {
    String records = NumberText.count(layout().remainder().ids().size()) + " records were ";
    return switch (layout().remainder().policy()) {
      case DROP -> records + "left out so that files divide.";
      case REPEAT -> records + "written once more so that files divide.";
      case PAD -> records + "written once more, with weight 0, so that files divide.";
    };
  }

  /** How a policy is written. */
  static String word(RemainderPolicy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String indented(String lines) {
    return lines.indent(2);
  }
}
