package dev.granary.record.tpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of what is known of TPUs: one fact a line, each with its source and its date. */
public final class TpuTable {
  private static final String FILE = "types.tsv";
  private static final int COLUMNS = 5;
  private static final List<TpuRow> ROWS = read();
  private static final List<TpuType> TYPES = typesOf(ROWS);

  private TpuTable() {}

  /** Every line, in the order of the file. */
  public static List<TpuRow> rows() {
    return ROWS;
  }

  static List<TpuType> types() {
    return TYPES;
  }

  private static List<TpuRow> read() {
    List<TpuRow> rows = new ArrayList<>();
    text().lines().skip(1).map(TpuTable::row).forEach(rows::add);
    return List.copyOf(rows);
  }

  private static String text() {
    try (InputStream in = TpuTable.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE + " of this program", e);
    }
  }

  private static TpuRow row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(FILE + " has a line of " + cells.length + " columns");
    }
    return new TpuRow(cells[0], TpuFact.named(cells[1]), cells[2], cells[3], cells[4]);
  }

  private static List<TpuType> typesOf(List<TpuRow> rows) {
    Map<String, Map<TpuFact, String>> facts = new LinkedHashMap<>();
    for (TpuRow row : rows) {
      facts
          .computeIfAbsent(row.type(), type -> new EnumMap<>(TpuFact.class))
          .put(row.fact(), row.value());
    }
    return facts.entrySet().stream()
        .map(type -> TpuType.of(type.getKey(), type.getValue()))
        .toList();
  }
}
