package dev.granary.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows under headings, as wide as they need to be; columns of figures are aligned to the right. */
final class TextTable {
  private static final String GAP = "  ";
  private static final Pattern FIGURE =
      Pattern.compile("[+-]?[0-9][0-9,]*(\\.[0-9]+)?( [KMGTPE]?i?B|%)?|–");

  private final List<String[]> rows = new ArrayList<>();
  private final int columns;

  TextTable(String... headings) {
    columns = headings.length;
    rows.add(headings);
  }

  void add(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "a row needs " + columns + " cells, this has " + cells.length);
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(column == 0 ? "" : GAP).append(cell(row[column], column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String cell(String text, int column) {
    String padding = " ".repeat(width(column) - text.length());
    return isOfFigures(column) ? padding + text : text + padding;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
  }

  private boolean isOfFigures(int column) {
    return rows.size() > 1
        && rows.stream().skip(1).allMatch(row -> FIGURE.matcher(row[column]).matches());
  }
}
