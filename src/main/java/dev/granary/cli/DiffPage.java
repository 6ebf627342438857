package dev.granary.cli;

import dev.granary.compare.VersionComparison;
import dev.granary.report.Difference.Table;
import dev.granary.report.Legible;
import dev.granary.report.Movements;
import dev.granary.report.Movements.Movement;
import dev.granary.report.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What differs between two versions, for a terminal. */
final class DiffPage {
  private static final int MOST_ROWS = 10;

  private final StringBuilder page = new StringBuilder();

  private DiffPage() {}

  static String of(VersionComparison comparison, Optional<Movements> movements) {
    DiffPage page = new DiffPage();
    page.page.append(DiffSentence.of(comparison)).append('\n');
    page.page.append(DiffRecords.of(comparison));
    movements.ifPresent(page::addMovements);
    DiffTables.of(comparison).forEach(page::addTable);
    return page.page.toString();
  }

  private void addMovements(Movements movements) {
    addSlices("Slices that are gone: ", movements.slicesGone());
    addSlices("Slices that are new: ", movements.slicesCome());
    if (movements.features().isEmpty()) {
      return;
    }
    page.append(
        String.format(
            Locale.ROOT,
            "%nMoved farther than chance explains: %s of %s features%n",
            NumberText.count(movements.beyondChance()),
            NumberText.count(movements.compared())));
    TextTable table = new TextTable("feature", "in", "how far (by chance)");
    for (Movement moved : movements.features()) {
      String more = moved.alsoIn() == 0 ? "" : ", and " + moved.alsoIn() + " more";
      table.add(
          Legible.text(moved.feature()), Legible.text(moved.where()) + more, distances(moved));
    }
    page.append(table.toString().indent(2));
  }

  private void addSlices(String title, List<String> slices) {
    if (!slices.isEmpty()) {
      page.append('\n').append(title).append(Legible.text(String.join(", ", slices))).append('\n');
    }
  }

  private static String distances(Movement moved) {
    return moved.distances().stream()
        .filter(distance -> distance.value() > distance.byChance())
        .map(
            distance ->
                "%s %s (%s)"
                    .formatted(
                        distance.measure(),
                        NumberText.decimal(distance.value()),
                        NumberText.decimal(distance.byChance())))
        .collect(Collectors.joining(", "));
  }

  /** The rows that changed most; how many are left out is said. */
  private void addTable(Table all) {
    TextTable table = new TextTable(all.headings().toArray(String[]::new));
    all.rows().stream().limit(MOST_ROWS).forEach(row -> table.add(row.toArray(String[]::new)));
    page.append('\n').append(all.title()).append('\n').append(table.toString().indent(2));
    if (all.rows().size() > MOST_ROWS) {
      page.append("  and ")
          .append(NumberText.count(all.rows().size() - MOST_ROWS))
          .append(" more: --json has all\n");
    }
  }
}
