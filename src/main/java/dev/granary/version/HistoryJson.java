package dev.granary.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** An entry of the history as the bytes of its file, and back. */
final class HistoryJson {
  private HistoryJson() {}

  static byte[] write(HistoryEntry entry) {
    ObjectNode object =
        Json.object()
            .put("sequence", entry.sequence())
            .put("previous", entry.previous().map(Sha256::hex).orElse(""));
    EventJson.put(object, entry.event());
    object.put("at", entry.stamp().at().toString()).put("by", entry.stamp().by());
    return Json.write(object.put("digest", Sha256.of(Json.write(object)).hex()));
  }

  /** Reads an entry; fails with {@link InvalidJson} unless these are the bytes that it has. */
  static HistoryEntry read(byte[] content) {
    JsonFields fields = Json.read(content);
    HistoryEntry entry = JsonFields.located("the entry", () -> entry(fields));
    if (!Arrays.equals(write(entry), content)) {
      throw new InvalidJson("was changed after it was written: its digest does not fit");
    }
    return entry;
  }

  private static HistoryEntry entry(JsonFields fields) {
    return new HistoryEntry(
        fields.count("sequence"),
        fields.parsed(
            "previous", text -> text.isEmpty() ? Optional.empty() : Optional.of(new Sha256(text))),
        EventJson.read(fields),
        new Stamp(fields.parsed("at", HistoryJson::instant), fields.text("by")));
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException invalid) {
      throw new IllegalArgumentException(
          "must be an instant such as 2026-11-20T02:00:00Z", invalid);
    }
  }
}
