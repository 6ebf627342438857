package dev.granary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run over one file of lines made of them.
 *
 * @param rows by the line, from 1
 * @param report what report.json says of near-duplicates
 */
record NearCase(Map<Long, LedgerRow> rows, JsonNode report) {
  private static final String SPEC =
      """
      dataset: texts
      version: "1.0"
      seed: 5
      sources: [{name: made, files: texts.jsonl, key: [id], licence: synthetic}]
      schema: {id: {type: int}, title: {type: string, required: false}, text: {type: string}}
      dedup: {near: {%s}}
      splits: {%s}
      publish: {root: out}
      """;

  /** Runs over lines of JSON, without splits. */
  static NearCase of(Path folder, String near, List<String> lines) throws IOException {
    return of(folder, near, "train: 1", lines);
  }

  static NearCase of(Path folder, String near, String splits, List<String> lines)
      throws IOException {
    Files.write(folder.resolve("texts.jsonl"), lines);
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC.formatted(near, splits));
    Path root = folder.resolve("out");
    Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, root));
    LocalStorage storage = new LocalStorage();
    Versions versions = Versions.of(storage, root.toString(), "texts");
    PublishedVersion version = versions.resolve(Versions.LATEST);
    Map<Long, LedgerRow> rows = new TreeMap<>();
    try (LedgerScan scan =
        LedgerScan.open(storage, version.directory(), versions.manifest(version))) {
      while (scan.hasNext()) {
        LedgerRow row = scan.next();
        rows.put(row.place().line(), row);
      }
    }
    byte[] report = Files.readAllBytes(Path.of(version.directory()).resolve("report.json"));
    return new NearCase(rows, new ObjectMapper().readTree(report).at("/removed/near"));
  }

  boolean stays(long line) {
    return row(line).outcome() == Outcome.KEPT;
  }

  String split(long line) {
    return row(line).published().orElseThrow().split();
  }

  /** Whether a line went for another one, as it is nearly equal to it. */
  boolean wentFor(long line, long survivor) {
    LedgerRow row = row(line);
    return row.reason() == Reason.DUPLICATE_NEAR
        && row.survivor().orElseThrow().equals(row(survivor).id());
  }

  LedgerRow row(long line) {
    LedgerRow row = rows.get(line);
    if (row == null) {
      throw new IllegalArgumentException("the ledger has no line " + line);
    }
    return row;
  }

  /** The lines of all that went. */
  List<Long> gone() {
    return rows.keySet().stream()
        .filter(line -> row(line).reason() == Reason.DUPLICATE_NEAR)
        .collect(Collectors.toList());
  }
}
