package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.lineage.LedgerRow;
import dev.granary.version.PublishedVersion;
import java.util.List;
import java.util.Locale;

/**
 * What was found of some records, for people and for programs.
 *
 * @param remark what to say first; may be empty
 */
record Findings(PublishedVersion version, String remark, List<Found> found) {

  /** One record, and those that stay in its stead. */
  record Found(LedgerRow row, List<LedgerRow> survivors) {}

  String text() {
    StringBuilder text = new StringBuilder();
    if (!remark.isEmpty()) {
      text.append(remark).append('\n');
    }
    for (Found one : found) {
      text.append(RecordSentences.of(one.row())).append('\n');
      for (LedgerRow survivor : one.survivors()) {
        text.append("  The record that stays: ").append(RecordSentences.of(survivor)).append('\n');
      }
    }
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("dataset", version.dataset())
            .put("version", version.number().toString())
            .put("remark", remark);
    ArrayNode records = document.putArray("records");
    for (Found one : found) {
      ObjectNode record = records.addObject();
      put(record, one.row());
      ArrayNode survivors = record.putArray("survivors");
      one.survivors().forEach(survivor -> put(survivors.addObject(), survivor));
    }
    return JsonText.of(document);
  }

  private static void put(ObjectNode node, LedgerRow row) {
    node.put("id", row.id().toString())
        .put("source", row.source())
        .put("file", row.place().file())
        .put("offset", row.place().offset())
        .put("line", row.place().line())
        .put("outcome", row.outcome().name().toLowerCase(Locale.ROOT))
        .put("reason", row.reason().name())
        .put("sentence", RecordSentences.of(row));
    if (!row.evidence().isEmpty()) {
      node.put("evidence", row.evidence());
    }
    row.survivor().ifPresent(survivor -> node.put("survivor", survivor.toString()));
    row.published()
        .ifPresent(
            place ->
                node.put("split", place.split())
                    .put("shard", place.shard())
                    .put("position", place.position())
                    .put("copy", place.copy()));
  }
}
