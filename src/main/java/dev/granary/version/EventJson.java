package dev.granary.version;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The fields by which an entry tells its event, in the order of the format. */
final class EventJson {
  private static final String KIND = "kind";
  private static final String VERSION = "version";
  private static final String REASON = "reason";

  private EventJson() {}

  static void put(ObjectNode object, HistoryEvent event) {
    object.put(KIND, event.kind());
    if (event instanceof HistoryEvent.Published published) {
      put(object, published);
    } else if (event instanceof HistoryEvent.RolledBack rolledBack) {
      object
          .put("from", rolledBack.from().toString())
          .put("to", rolledBack.to().toString())
          .put(REASON, rolledBack.reason());
    } else if (event instanceof HistoryEvent.Collected collected) {
      ArrayNode versions = object.putArray("versions");
      collected.versions().forEach(version -> versions.add(version.toString()));
      collected.leftovers().forEach(object.putArray("leftovers")::add);
    } else if (event instanceof HistoryEvent.Pinned pinned) {
      object.put(VERSION, pinned.version().toString()).put(REASON, pinned.reason());
    } else if (event instanceof HistoryEvent.Unpinned unpinned) {
      object.put(VERSION, unpinned.version().toString()).put(REASON, unpinned.reason());
    } else if (event instanceof HistoryEvent.Fenced fenced) {
      object.put("belowLock", fenced.belowLock()).put("run", fenced.run());
    } else if (event instanceof HistoryEvent.ModelPromoted promoted) {
      put(object, promoted);
    } else if (event instanceof HistoryEvent.ModelRolledBack rolledBack) {
      object
          .put("from", rolledBack.from())
          .put("to", rolledBack.to())
          .put(REASON, rolledBack.reason());
    } else if (event instanceof HistoryEvent.GateOverridden overridden) {
      object
          .put("gate", overridden.gate())
          .put("expires", overridden.expires().toString())
          .put(REASON, overridden.reason());
    } else if (event instanceof HistoryEvent.ReplayOrdered ordered) {
      object
          .put("path", ordered.path())
          .put("sha256", ordered.sha256().hex())
          .put("records", ordered.records())
          .put("of", ordered.of())
          .put(REASON, ordered.reason());
    } else if (event instanceof HistoryEvent.ReplayWithdrawn withdrawn) {
      object.put("order", withdrawn.order()).put(REASON, withdrawn.reason());
    }
  }

  private static void put(ObjectNode object, HistoryEvent.Published published) {
    object
        .put(VERSION, published.version().toString())
        .put("path", published.path())
        .put("manifestSha256", published.digests().manifest().hex())
        .put("contentDigest", published.digests().content().hex())
        .put("runKey", published.runKey())
        .put("restates", published.restates().map(VersionNumber::toString).orElse(""));
    if (!published.replays().isEmpty()) {
      published.replays().forEach(object.putArray("replays")::add);
    }
  }

  private static void put(ObjectNode object, HistoryEvent.ModelPromoted promoted) {
    object
        .put("training", promoted.model().training())
        .put(VERSION, promoted.model().version().toString())
        .put("modelSha256", promoted.model().files().hex())
        .put("evaluationSha256", promoted.model().evaluation().hex())
        .put("override", promoted.override())
        .put(REASON, promoted.reason());
  }

  static HistoryEvent read(JsonFields fields) {
    String kind = fields.text(KIND);
    return switch (kind) {
      case HistoryEvent.Published.KIND -> published(fields);
      case HistoryEvent.RolledBack.KIND ->
          new HistoryEvent.RolledBack(
              fields.parsed("from", VersionNumber::parse),
              fields.parsed("to", VersionNumber::parse),
              fields.text(REASON));
      case HistoryEvent.Collected.KIND ->
          new HistoryEvent.Collected(
              fields.texts("versions", VersionNumber::parse),
              fields.texts("leftovers", SafePath::require));
      case HistoryEvent.Pinned.KIND ->
          new HistoryEvent.Pinned(
              fields.parsed(VERSION, VersionNumber::parse), fields.text(REASON));
      case HistoryEvent.Unpinned.KIND ->
          new HistoryEvent.Unpinned(
              fields.parsed(VERSION, VersionNumber::parse), fields.text(REASON));
      case HistoryEvent.Fenced.KIND ->
          new HistoryEvent.Fenced(fields.count("belowLock"), fields.text("run"));
      case HistoryEvent.ModelPromoted.KIND -> promoted(fields);
      case HistoryEvent.ModelRolledBack.KIND ->
          new HistoryEvent.ModelRolledBack(
              fields.parsed("from", TrainedModel::requireTraining),
              fields.parsed("to", TrainedModel::requireTraining),
              fields.text(REASON));
      case HistoryEvent.GateOverridden.KIND ->
          new HistoryEvent.GateOverridden(
              fields.text("gate"),
              fields.parsed("expires", HistoryJson::instant),
              fields.text(REASON));
      case HistoryEvent.ReplayOrdered.KIND ->
          new HistoryEvent.ReplayOrdered(
              fields.parsed("path", SafePath::require),
              fields.parsed("sha256", Sha256::new),
              fields.whole("records"),
              fields.text("of"),
              fields.text(REASON));
      case HistoryEvent.ReplayWithdrawn.KIND ->
          new HistoryEvent.ReplayWithdrawn(fields.count("order"), fields.text(REASON));
      default ->
          throw new InvalidJson(
              "kind: " + Wording.shown(kind) + " is not known; use a newer version of Granary");
    };
  }

  private static HistoryEvent published(JsonFields fields) {
    return new HistoryEvent.Published(
        fields.parsed(VERSION, VersionNumber::parse),
        fields.text("path"),
        new HistoryEvent.Digests(
            fields.parsed("manifestSha256", Sha256::new),
            fields.parsed("contentDigest", Sha256::new)),
        fields.text("runKey"),
        fields.parsed("restates", EventJson::numberIfAny),
        fields.countsIfAny("replays"));
  }

  private static HistoryEvent promoted(JsonFields fields) {
    return new HistoryEvent.ModelPromoted(
        new TrainedModel(
            fields.parsed("training", TrainedModel::requireTraining),
            fields.parsed(VERSION, VersionNumber::parse),
            fields.parsed("modelSha256", Sha256::new),
            fields.parsed("evaluationSha256", Sha256::new)),
        fields.text("override"),
        fields.text(REASON));
  }

  private static Optional<VersionNumber> numberIfAny(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(VersionNumber.parse(text));
  }
}
