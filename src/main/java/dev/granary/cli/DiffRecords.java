package dev.granary.cli;

import dev.granary.compare.Fate;
import dev.granary.compare.RecordChanges;
import dev.granary.compare.RecordChanges.Both;
import dev.granary.compare.Sample;
import dev.granary.compare.VersionComparison;
import dev.granary.lineage.LedgerRow;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/** Which records leave, come and change between two versions, and why, for people. */
final class DiffRecords {
  private final StringBuilder text = new StringBuilder();

  private DiffRecords() {}

  static String of(VersionComparison comparison) {
    DiffRecords page = new DiffRecords();
    RecordChanges records = comparison.records();
    String before = comparison.before().version().number().toString();
    String after = comparison.after().version().number().toString();
    page.addFates("Leave", records.left(), fate -> DiffWords.sentence(fate, after));
    page.addFates("Come", records.came(), fate -> DiffWords.sentence(fate, before));
    page.addBoth("Stay, in another split", records.resplit(), DiffRecords::splits);
    page.addBoth("Stay, with other content", records.changed(), DiffRecords::places);
    page.addUnproven(records.unproven());
    return page.text.toString();
  }

  private void addFates(
      String title, Map<Fate, Sample<LedgerRow>> fates, Function<Fate, String> sentence) {
    if (fates.isEmpty()) {
      return;
    }
    long all = fates.values().stream().mapToLong(Sample::count).sum();
    addTitle(title, all);
    fates.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Fate, Sample<LedgerRow>> fate) -> fate.getValue().count())
                .reversed())
        .forEach(
            fate -> {
              text.append("  ")
                  .append(NumberText.count(fate.getValue().count()))
                  .append(' ')
                  .append(sentence.apply(fate.getKey()))
                  .append('\n');
              fate.getValue().first().forEach(row -> addRecord(row, ""));
            });
  }

  private void addBoth(String title, Sample<Both> sample, Function<Both, String> words) {
    if (sample.count() > 0) {
      addTitle(title, sample.count());
      sample.first().forEach(both -> addRecord(both.after(), words.apply(both)));
    }
  }

  private void addUnproven(long records) {
    if (records > 0) {
      addTitle("Stay, perhaps with other content", records);
      text.append("  They have a key, and the file or the place they were read from is another;")
          .append(" only their shards could tell.\n");
    }
  }

  private void addTitle(String title, long count) {
    text.append('\n').append(title).append(": ").append(NumberText.count(count)).append('\n');
  }

  private void addRecord(LedgerRow row, String more) {
    text.append("    ")
        .append(row.id())
        .append("  ")
        .append(Legible.text(row.place().toString()))
        .append(more)
        .append('\n');
  }

  private static String splits(Both both) {
    return "  " + splitOf(both.before()) + " → " + splitOf(both.after());
  }

  private static String places(Both both) {
    String before = both.before().place().toString();
    return before.equals(both.after().place().toString())
        ? ""
        : "  before: " + Legible.text(before);
  }

  private static String splitOf(LedgerRow row) {
    return row.published().map(LedgerRow.Published::split).orElse("none");
  }
}
