package dev.granary.cli;

import dev.granary.compare.Figures;
import dev.granary.compare.GateChange;
import dev.granary.compare.InputChange;
import dev.granary.compare.SourceChange;
import dev.granary.compare.SplitChange;
import dev.granary.compare.VersionComparison;
import dev.granary.report.Difference.Table;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import dev.granary.spec.SettingChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What differs between two versions as tables, for people: largest first, nothing that is the same.
 */
final class DiffTables {
  private static final int VALUE_SHOWN = 60;
  private static final Predicate<SettingChange> OF_SCHEMA =
      setting -> setting.path().startsWith("schema") || setting.path().startsWith("features");

  /** A row, and how much it changed. */
  private record Row(double size, List<String> cells) {
    static Row of(double size, String... cells) {
      return new Row(size, List.of(cells));
    }
  }

  private final VersionComparison comparison;
  private final String before;
  private final String after;
  private final List<Table> tables = new ArrayList<>();

  private DiffTables(VersionComparison comparison) {
    this.comparison = comparison;
    before = comparison.before().version().number().toString();
    after = comparison.after().version().number().toString();
  }

  static List<Table> of(VersionComparison comparison) {
    DiffTables all = new DiffTables(comparison);
    all.addSplits();
    comparison.splits().forEach(all::addClasses);
    all.addSources();
    all.addInputs();
    all.addFigures();
    all.addGates();
    all.addSettings("Schema", comparison.settings().stream().filter(OF_SCHEMA).toList());
    all.addSettings("Spec", comparison.settings().stream().filter(OF_SCHEMA.negate()).toList());
    all.addSettings("Made by", comparison.build());
    return all.tables;
  }

  private void addSplits() {
    List<Row> rows = new ArrayList<>();
    comparison.splits().stream()
        .filter(SplitChange::isOfOtherSize)
        .forEach(split -> rows.add(size(split)));
    if (rows.size() > 1) {
      rows.add(size(comparison.whole()));
    }
    add("Splits, by records", 1, rows, "split", before, after, "difference", "files", "bytes");
  }

  private static Row size(SplitChange split) {
    return Row.of(
        Math.abs((double) split.records().difference()),
        split.name(),
        NumberText.count(split.records().before()),
        NumberText.count(split.records().after()),
        DiffWords.difference(split.records()),
        DiffWords.difference(split.files()),
        DiffWords.bytes(split.bytes()));
  }

  private void addClasses(SplitChange split) {
    long all = sum(split, Figures::before);
    long allAfter = sum(split, Figures::after);
    List<Row> rows = new ArrayList<>();
    split
        .classes()
        .forEach(
            (label, records) -> {
              if (records.differ()) {
                rows.add(
                    Row.of(
                        Math.abs((double) records.difference()),
                        Legible.text(label),
                        NumberText.count(records.before()),
                        NumberText.count(records.after()),
                        DiffWords.difference(records),
                        share(records.before(), all),
                        share(records.after(), allAfter)));
              }
            });
    add(
        "Classes of " + split.name() + ", by records",
        1,
        rows,
        "class",
        before,
        after,
        "difference",
        "share in " + before,
        "share in " + after);
  }

  private void addSources() {
    List<Row> rows = new ArrayList<>();
    for (SourceChange source : comparison.sources()) {
      addFigure(rows, source.name(), "read", source.read());
      addFigure(rows, source.name(), "kept", source.kept());
      source
          .removed()
          .forEach((reason, figures) -> addFigure(rows, source.name(), reason, figures));
    }
    add("Sources, by records", 2, rows, "source", "", before, after, "difference");
  }

  private static void addFigure(List<Row> rows, String source, String name, Figures figures) {
    if (figures.differ()) {
      rows.add(
          Row.of(
              Math.abs((double) figures.difference()),
              source,
              name,
              NumberText.count(figures.before()),
              NumberText.count(figures.after()),
              DiffWords.difference(figures)));
    }
  }

  private void addInputs() {
    List<Row> rows = new ArrayList<>();
    for (InputChange input : comparison.inputs()) {
      rows.add(
          Row.of(
              Math.abs((double) input.records().difference()),
              Legible.text(input.file()),
              input.source(),
              input.kind().name().toLowerCase(Locale.ROOT),
              DiffWords.difference(input.records()),
              DiffWords.bytes(input.bytes())));
    }
    add("Input files", 3, rows, "file", "source", "", "records", "bytes");
  }

  /** In the order of the features: figures of different kinds have no common size. */
  private void addFigures() {
    List<Row> rows = new ArrayList<>();
    comparison
        .statistics()
        .ifPresent(
            statistics ->
                statistics
                    .figures()
                    .forEach(
                        change ->
                            rows.add(
                                Row.of(
                                    0,
                                    Legible.text(change.feature()),
                                    change.figure(),
                                    DiffWords.number(change.before()),
                                    DiffWords.number(change.after())))));
    add("Statistics of all records that were read", 2, rows, "feature", "", before, after);
  }

  /**
   * Other figures of a gate that came out the same are in the tables above, as what they are of.
   */
  private void addGates() {
    List<Row> rows = new ArrayList<>();
    comparison.gates().stream()
        .filter(GateChange::isOfOtherVerdict)
        .forEach(
            gate ->
                rows.add(
                    Row.of(
                        0,
                        Legible.text(gate.gate()),
                        outcome(gate.before()),
                        outcome(gate.after()))));
    add("Gates", 3, rows, "gate", before, after);
  }

  private static String outcome(Optional<GateChange.Outcome> outcome) {
    return outcome
        .map(is -> shown(is.verdict() + ", " + is.observed() + " of " + is.limit()))
        .orElse("–");
  }

  private void addSettings(String title, List<SettingChange> settings) {
    List<Row> rows = new ArrayList<>();
    for (SettingChange setting : settings) {
      rows.add(
          Row.of(
              0,
              Legible.text(setting.path()),
              setting.before().map(DiffTables::shown).orElse("–"),
              setting.after().map(DiffTables::shown).orElse("–")));
    }
    add(title, 3, rows, "setting", before, after);
  }

  private void add(String title, int words, List<Row> rows, String... headings) {
    if (!rows.isEmpty()) {
      List<List<String>> cells =
          rows.stream()
              .sorted(Comparator.comparingDouble(Row::size).reversed())
              .map(Row::cells)
              .toList();
      tables.add(new Table(title, words, List.of(headings), cells));
    }
  }

  private static long sum(SplitChange split, Function<Figures, Long> side) {
    return split.classes().values().stream().mapToLong(side::apply).sum();
  }

  private static String share(long part, long all) {
    return all == 0 ? "–" : NumberText.share((double) part / all);
  }

  private static String shown(String value) {
    String legible = Legible.text(value);
    return legible.length() <= VALUE_SHOWN ? legible : legible.substring(0, VALUE_SHOWN - 1) + "…";
  }
}
