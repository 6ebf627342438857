package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.compare.Fate;
import dev.granary.compare.FigureChange;
import dev.granary.compare.Figures;
import dev.granary.compare.GateChange;
import dev.granary.compare.InputChange;
import dev.granary.compare.RecordChanges;
import dev.granary.compare.RecordChanges.Both;
import dev.granary.compare.Sample;
import dev.granary.compare.Side;
import dev.granary.compare.SourceChange;
import dev.granary.compare.SplitChange;
import dev.granary.compare.StatisticsChange;
import dev.granary.compare.VersionComparison;
import dev.granary.lineage.LedgerRow;
import dev.granary.spec.SettingChange;
import dev.granary.statistics.drift.DriftJson;
import dev.granary.version.Build;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What differs between two versions, for programs: all of it, but records only as examples. */
final class DiffJson {
  private DiffJson() {}

  static String of(VersionComparison comparison) {
    ObjectNode document =
        JsonText.document()
            .put("dataset", comparison.before().version().dataset())
            .put("sentence", DiffSentence.of(comparison))
            .put("different", comparison.isDifferent())
            .put("sameData", comparison.isSameData())
            .put("sameSpec", comparison.isSameSpec());
    putSide(document.putObject("before"), comparison.before());
    putSide(document.putObject("after"), comparison.after());
    putRecords(document.putObject("records"), comparison.records());
    putSplit(document.putObject("whole"), comparison.whole());
    ArrayNode splits = document.putArray("splits");
    comparison.splits().forEach(split -> putSplit(splits.addObject(), split));
    ArrayNode sources = document.putArray("sources");
    comparison.sources().forEach(source -> putSource(sources.addObject(), source));
    ArrayNode inputs = document.putArray("inputs");
    comparison.inputs().forEach(input -> putInput(inputs.addObject(), input));
    comparison
        .statistics()
        .ifPresent(statistics -> putStatistics(document.putObject("statistics"), statistics));
    ArrayNode gates = document.putArray("gates");
    comparison.gates().forEach(gate -> putGate(gates.addObject(), gate));
    putSettings(document.putArray("spec"), comparison.settings());
    putSettings(document.putArray("build"), comparison.build());
    return JsonText.of(document);
  }

  /** The drift as a version has it in drift.json; nothing is judged. */
  private static void putStatistics(ObjectNode node, StatisticsChange statistics) {
    ArrayNode figures = node.putArray("figures");
    for (FigureChange change : statistics.figures()) {
      figures
          .addObject()
          .put("feature", change.feature())
          .put("figure", change.figure())
          .put("before", change.before())
          .put("after", change.after());
    }
    node.set("drift", JsonText.parsed(DriftJson.write(List.of(statistics.drift()))));
  }

  private static void putGate(ObjectNode node, GateChange gate) {
    node.put("gate", gate.gate());
    gate.before().ifPresent(outcome -> putOutcome(node.putObject("before"), outcome));
    gate.after().ifPresent(outcome -> putOutcome(node.putObject("after"), outcome));
  }

  private static void putOutcome(ObjectNode node, GateChange.Outcome outcome) {
    node.put("verdict", outcome.verdict())
        .put("observed", outcome.observed())
        .put("limit", outcome.limit());
  }

  private static void putSide(ObjectNode node, Side side) {
    Build build = side.manifest().draft().build();
    node.put("version", side.version().number().toString())
        .put("path", side.version().directory())
        .put("published", side.version().stamp().at().toString())
        .put("runKey", build.runKey())
        .put("contentDigest", side.manifest().contentDigest().hex())
        .put("specDigest", build.specDigest().hex())
        .put("codeVersion", build.codeVersion())
        .put("seed", build.seed());
    side.manifest().draft().layout().readers().counts().forEach(node.putArray("processes")::add);
  }

  private static void putRecords(ObjectNode node, RecordChanges records) {
    node.put("stayed", records.stayed());
    node.put("left", records.leaving());
    node.put("came", records.coming());
    putFates(node.putArray("leftBy"), records.left());
    putFates(node.putArray("cameBy"), records.came());
    putBoth(node.putObject("resplit"), records.resplit());
    putBoth(node.putObject("changed"), records.changed());
    node.put("perhapsChanged", records.unproven());
  }

  private static void putFates(ArrayNode list, Map<Fate, Sample<LedgerRow>> fates) {
    fates.forEach(
        (fate, sample) -> {
          ObjectNode node = list.addObject();
          fate.reason()
              .ifPresentOrElse(
                  reason ->
                      node.put("outcome", reason.outcome().name().toLowerCase(Locale.ROOT))
                          .put("reason", reason.name()),
                  () -> node.put("outcome", "not_read"));
          node.put("count", sample.count());
          ArrayNode records = node.putArray("records");
          sample.first().forEach(row -> putRecord(records.addObject(), row));
        });
  }

  private static void putBoth(ObjectNode node, Sample<Both> sample) {
    node.put("count", sample.count());
    ArrayNode records = node.putArray("records");
    for (Both both : sample.first()) {
      ObjectNode record = records.addObject().put("id", both.after().id().toString());
      putRecord(record.putObject("before"), both.before());
      putRecord(record.putObject("after"), both.after());
    }
  }

  private static void putRecord(ObjectNode node, LedgerRow row) {
    node.put("id", row.id().toString())
        .put("source", row.source())
        .put("file", row.place().file())
        .put("line", row.place().line());
    row.published().ifPresent(published -> node.put("split", published.split()));
  }

  private static void putSplit(ObjectNode node, SplitChange split) {
    node.put("name", split.name());
    put(node, "records", split.records());
    put(node, "files", split.files());
    put(node, "bytes", split.bytes());
    putAll(node.putObject("classes"), split.classes());
  }

  private static void putSource(ObjectNode node, SourceChange source) {
    node.put("name", source.name());
    put(node, "read", source.read());
    put(node, "kept", source.kept());
    putAll(node.putObject("removed"), source.removed());
  }

  private static void putInput(ObjectNode node, InputChange input) {
    node.put("file", input.file())
        .put("source", input.source())
        .put("kind", input.kind().name().toLowerCase(Locale.ROOT));
    put(node, "records", input.records());
    put(node, "bytes", input.bytes());
  }

  private static void putSettings(ArrayNode list, List<SettingChange> settings) {
    for (SettingChange setting : settings) {
      ObjectNode node = list.addObject().put("setting", setting.path());
      setting.before().ifPresent(value -> node.put("before", value));
      setting.after().ifPresent(value -> node.put("after", value));
    }
  }

  private static void putAll(ObjectNode node, Map<String, Figures> figures) {
    figures.forEach((name, one) -> put(node, name, one));
  }

  private static void put(ObjectNode node, String name, Figures figures) {
    node.putObject(name)
        .put("before", figures.before())
        .put("after", figures.after())
        .put("difference", figures.difference());
  }
}
