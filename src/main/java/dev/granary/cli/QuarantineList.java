package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineScan;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records that were set aside: the first of them, and how many there are by reason. */
record QuarantineList(String of, SortedMap<String, Long> reasons, List<QuarantineRow> rows) {
  /** Which records are meant; all where nothing is said. */
  record Filter(@Nullable String reason, @Nullable String source) {
    boolean admits(QuarantineRow row) {
      return (reason == null || reason.equals(row.reason().name()))
          && (source == null || source.equals(row.source()));
    }
  }

  static QuarantineList of(String of, QuarantineScan scan, Filter filter, int limit)
      throws IOException {
    SortedMap<String, Long> reasons = new TreeMap<>();
    List<QuarantineRow> rows = new ArrayList<>();
    while (scan.hasNext()) {
      QuarantineRow row = scan.next();
      if (filter.admits(row)) {
        reasons.merge(row.reason().name(), 1L, Long::sum);
        if (rows.size() < limit) {
          rows.add(row);
        }
      }
    }
    return new QuarantineList(of, reasons, rows);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(of).append(": ").append(NumberText.count(all())).append(" set aside\n");
    reasons.forEach(
        (reason, count) ->
            text.append("  ")
                .append(reason)
                .append(' ')
                .append(NumberText.count(count))
                .append('\n'));
    if (!rows.isEmpty()) {
      TextTable table = new TextTable("id", "source", "file", "line", "reason", "evidence");
      rows.forEach(
          row ->
              table.add(
                  row.id().toString(),
                  Legible.text(row.source()),
                  Legible.text(row.place().file()),
                  Long.toString(row.place().line()),
                  row.reason().name(),
                  Legible.text(row.evidence())));
      text.append('\n').append(table);
    }
    if (rows.size() < all()) {
      text.append("and ")
          .append(NumberText.count(all() - rows.size()))
          .append(" more; see --limit\n");
    }
    return text.toString();
  }

  String json() {
    ObjectNode document = JsonText.document().put("of", of).put("records", all());
    ObjectNode counts = document.putObject("reasons");
    reasons.forEach(counts::put);
    ArrayNode list = document.putArray("setAside");
    for (QuarantineRow row : rows) {
      list.addObject()
          .put("id", row.id().toString())
          .put("source", row.source())
          .put("file", row.place().file())
          .put("offset", row.place().offset())
          .put("line", row.place().line())
          .put("bytes", row.bytes())
          .put("reason", row.reason().name())
          .put("evidence", row.evidence());
    }
    return JsonText.of(document);
  }

  private long all() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }
}
