package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.Legible;
import dev.granary.version.GateOverride;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.util.List;

/** The versions of a dataset, for people and for programs. */
record VersionList(DatasetPlace place, Versions versions, List<GateOverride> overrides) {
  private static final int DIGEST_SHOWN = 12;

  String text() {
    TextTable table =
        new TextTable("version", "state", "published", "content digest", "run key", "by");
    for (PublishedVersion version : versions.list()) {
      table.add(
          version.number().toString(),
          state(version),
          Moments.text(version.stamp().at()),
          version.event().digests().content().hex().substring(0, DIGEST_SHOWN),
          Legible.text(version.event().runKey()),
          Legible.text(version.stamp().by()));
    }
    StringBuilder text = new StringBuilder(table.toString());
    for (GateOverride override : overrides) {
      text.append(
          "gate %s is overridden until %s by %s: %s%n"
              .formatted(
                  Legible.text(override.gate()),
                  Moments.text(override.expires()),
                  Legible.text(override.stamp().by()),
                  Legible.text(override.reason())));
    }
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document().put("dataset", place.dataset()).put("root", place.root());
    ArrayNode list = document.putArray("versions");
    for (PublishedVersion version : versions.list()) {
      ObjectNode node =
          list.addObject()
              .put("version", version.number().toString())
              .put("current", isCurrent(version));
      versions.pin(version).ifPresent(reason -> node.put("pinned", reason));
      version.event().restates().ifPresent(earlier -> node.put("restates", earlier.toString()));
      node.put("path", version.directory())
          .put("published", version.stamp().at().toString())
          .put("by", version.stamp().by())
          .put("runKey", version.event().runKey())
          .put("contentDigest", version.event().digests().content().hex())
          .put("manifestDigest", version.event().digests().manifest().hex());
    }
    ArrayNode overridden = document.putArray("overrides");
    for (GateOverride override : overrides) {
      overridden
          .addObject()
          .put("gate", override.gate())
          .put("expires", override.expires().toString())
          .put("by", override.stamp().by())
          .put("at", override.stamp().at().toString())
          .put("reason", override.reason());
    }
    return JsonText.of(document);
  }

  private String state(PublishedVersion version) {
    String pinned = versions.pin(version).isPresent() ? "pinned" : "";
    if (isCurrent(version)) {
      return pinned.isEmpty() ? "current" : "current, pinned";
    }
    return pinned;
  }

  private boolean isCurrent(PublishedVersion version) {
    return versions.current().filter(version::equals).isPresent();
  }
}
