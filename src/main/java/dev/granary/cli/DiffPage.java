package dev.granary.cli;

import dev.granary.compare.Figures;
import dev.granary.compare.InputChange;
import dev.granary.compare.SourceChange;
import dev.granary.compare.SplitChange;
import dev.granary.compare.VersionComparison;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import dev.granary.spec.SettingChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What differs between two versions, for people: largest first, nothing that is the same. */
final class DiffPage {
  private static final int MOST_ROWS = 10;
  private static final int VALUE_SHOWN = 60;

  /** A row that counts, and how much it changed. */
  private record Row(long size, List<String> cells) {
    static Row of(long size, String... cells) {
      return new Row(size, List.of(cells));
    }
  }

  private final VersionComparison comparison;
  private final String before;
  private final String after;
  private final StringBuilder page = new StringBuilder();

  private DiffPage(VersionComparison comparison) {
    this.comparison = comparison;
    before = comparison.before().version().number().toString();
    after = comparison.after().version().number().toString();
  }

  static String of(VersionComparison comparison) {
    DiffPage page = new DiffPage(comparison);
    page.page.append(DiffSentence.of(comparison)).append('\n');
    page.page.append(DiffRecords.of(comparison));
    page.addSplits();
    comparison.splits().forEach(page::addClasses);
    page.addSources();
    page.addInputs();
    page.addSettings("Spec", comparison.settings());
    page.addSettings("Made by", comparison.build());
    return page.page.toString();
  }

  private void addSplits() {
    List<Row> rows = new ArrayList<>();
    comparison.splits().stream()
        .filter(SplitChange::isOfOtherSize)
        .forEach(split -> rows.add(size(split)));
    if (rows.size() > 1) {
      rows.add(size(comparison.whole()));
    }
    addTable("Splits, by records", rows, "split", before, after, "difference", "files", "bytes");
  }

  private static Row size(SplitChange split) {
    return Row.of(
        Math.abs(split.records().difference()),
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
                        Math.abs(records.difference()),
                        Legible.text(label),
                        NumberText.count(records.before()),
                        NumberText.count(records.after()),
                        DiffWords.difference(records),
                        share(records.before(), all),
                        share(records.after(), allAfter)));
              }
            });
    addTable(
        "Classes of " + split.name() + ", by records",
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
    addTable("Sources, by records", rows, "source", "", before, after, "difference");
  }

  private static void addFigure(List<Row> rows, String source, String name, Figures figures) {
    if (figures.differ()) {
      rows.add(
          Row.of(
              Math.abs(figures.difference()),
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
              Math.abs(input.records().difference()),
              Legible.text(input.file()),
              input.source(),
              input.kind().name().toLowerCase(Locale.ROOT),
              DiffWords.difference(input.records()),
              DiffWords.bytes(input.bytes())));
    }
    addTable("Input files", rows, "file", "source", "", "records", "bytes");
  }

  private void addSettings(String title, List<SettingChange> settings) {
    List<Row> rows = new ArrayList<>();
    for (SettingChange setting : settings) {
      rows.add(
          Row.of(
              0,
              Legible.text(setting.path()),
              setting.before().map(DiffPage::shown).orElse("–"),
              setting.after().map(DiffPage::shown).orElse("–")));
    }
    addTable(title, rows, "setting", before, after);
  }

  /** The rows that changed most; how many are left out is said. */
  private void addTable(String title, List<Row> rows, String... headings) {
    if (rows.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(headings);
    rows.stream()
        .sorted(Comparator.comparingLong(Row::size).reversed())
        .limit(MOST_ROWS)
        .forEach(row -> table.add(row.cells().toArray(String[]::new)));
    page.append('\n').append(title).append('\n').append(table.toString().indent(2));
    if (rows.size() > MOST_ROWS) {
      page.append("  and ")
          .append(NumberText.count(rows.size() - MOST_ROWS))
          .append(" more: --json has all\n");
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
