package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.Legible;
import dev.granary.version.PublishedVersion;
import java.util.List;

/** The versions of a dataset, for people and for programs. */
record VersionList(DatasetPlace place, List<PublishedVersion> newestFirst) {
  private static final int DIGEST_SHOWN = 12;

  String text() {
    TextTable table = new TextTable("version", "published", "content digest", "run key", "by");
    for (PublishedVersion version : newestFirst) {
      table.add(
          version.number().toString(),
          Moments.text(version.stamp().at()),
          version.event().digests().content().hex().substring(0, DIGEST_SHOWN),
          Legible.text(version.event().runKey()),
          Legible.text(version.stamp().by()));
    }
    return table.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document().put("dataset", place.dataset()).put("root", place.root());
    ArrayNode versions = document.putArray("versions");
    for (PublishedVersion version : newestFirst) {
      versions
          .addObject()
          .put("version", version.number().toString())
          .put("path", version.directory())
          .put("published", version.stamp().at().toString())
          .put("by", version.stamp().by())
          .put("runKey", version.event().runKey())
          .put("contentDigest", version.event().digests().content().hex())
          .put("manifestDigest", version.event().digests().manifest().hex());
    }
    return JsonText.of(document);
  }
}
