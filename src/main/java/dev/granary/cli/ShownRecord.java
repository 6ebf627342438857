package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.lineage.QuarantineRow;
import dev.granary.pipeline.QuarantinedRecord;
import dev.granary.report.Legible;
import java.util.Locale;
import java.util.Map;

/** A record that was set aside, for people and for programs. */
record ShownRecord(QuarantineRow row, QuarantinedRecord record) {
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(row.id()).append('\n');
    line(text, "place", row.place().file() + ":" + row.place().line());
    line(text, "source", row.source());
    line(text, "reason", row.reason().name());
    line(text, "evidence", row.evidence());
    line(text, "bytes", Long.toString(row.bytes()));
    line(text, "now", now());
    Map<String, String> fields = record.values().isEmpty() ? record.shapes() : record.values();
    if (!fields.isEmpty()) {
      text.append("fields\n");
      fields.forEach((field, value) -> line(text, field, value));
    }
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("id", row.id().toString())
            .put("source", row.source())
            .put("file", row.place().file())
            .put("line", row.place().line())
            .put("offset", row.place().offset())
            .put("bytes", row.bytes())
            .put("reason", row.reason().name())
            .put("evidence", row.evidence())
            .put("answer", record.answer().name().toLowerCase(Locale.ROOT))
            .put("now", now());
    record.broken().ifPresent(broken -> document.put("reasonNow", broken.reason().name()));
    ObjectNode shapes = document.putObject("shapes");
    record.shapes().forEach(shapes::put);
    if (!record.values().isEmpty()) {
      ObjectNode values = document.putObject("values");
      record.values().forEach(values::put);
    }
    return JsonText.of(document);
  }

  private String now() {
    return switch (record.answer()) {
      case FOUND ->
          record
              .broken()
              .map(broken -> "still breaks " + broken.reason() + ": " + broken.evidence())
              .orElse("meets the schema as it is now");
      case CHANGED -> "something else stands there now: the file was changed";
      case GONE -> "the file is gone, or ends before";
      case NO_SOURCE -> "the spec has no source " + row.source() + " any more";
    };
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ").append(name).append(": ").append(Legible.text(value)).append('\n');
  }
}
