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
    HistoryEvent event = entry.event();
    if (event instanceof HistoryEvent.Published published) {
      put(object, published);
    }
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
        event(fields),
        new Stamp(fields.parsed("at", HistoryJson::instant), fields.text("by")));
  }

  private static HistoryEvent event(JsonFields fields) {
    String kind = fields.text("kind");
    if (kind.equals(HistoryEvent.Published.KIND)) {
      return new HistoryEvent.Published(
          fields.parsed("version", VersionNumber::parse),
          fields.text("path"),
          new HistoryEvent.Digests(
              fields.parsed("manifestSha256", Sha256::new),
              fields.parsed("contentDigest", Sha256::new)),
          fields.text("runKey"));
    }
    throw new InvalidJson(
        "kind: " + Wording.shown(kind) + " is not known; use a newer version of Granary");
  }

  private static void put(ObjectNode object, HistoryEvent.Published published) {
    object
        .put("kind", HistoryEvent.Published.KIND)
        .put("version", published.version().toString())
        .put("path", published.path())
        .put("manifestSha256", published.digests().manifest().hex())
        .put("contentDigest", published.digests().content().hex())
        .put("runKey", published.runKey());
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException invalid) {
      throw new IllegalArgumentException(
          "must be an instant such as 2026-11-20T02:00:00Z", invalid);
    }
  }
}
