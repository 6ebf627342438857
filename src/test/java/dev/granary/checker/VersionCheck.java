package dev.granary.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One visible version: its manifest against its entry, and its files against its manifest. */
final class VersionCheck {
  private static final String MANIFEST = "manifest.json";

  private final String version;
  private final Path folder;
  private final Entry entry;
  private final Findings findings;

  VersionCheck(Path dataset, Entry entry, Findings findings) {
    this.version = entry.text("version");
    this.folder = dataset.resolve(entry.text("path"));
    this.entry = entry;
    this.findings = findings;
  }

  /** What the version holds, as far as it could be read. */
  List<Shard> check() throws IOException {
    findings.same(Rule.LINEAR, Entry.path(entry.sequence()), "path", version, entry.text("path"));
    if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
      findings.add(Rule.WHOLE, in(MANIFEST), "the manifest of a visible version", "none");
      return List.of();
    }
    byte[] content = Files.readAllBytes(folder.resolve(MANIFEST));
    findings.same(
        Rule.WHOLE, in(MANIFEST), "SHA-256", entry.text("manifestSha256"), Digest.of(content));
    Optional<JsonNode> manifest = Json.parse(content);
    if (manifest.isEmpty()) {
      findings.add(Rule.WHOLE, in(MANIFEST), "one JSON object", content.length + " other bytes");
      return List.of();
    }
    return check(manifest.get());
  }

  private List<Shard> check(JsonNode manifest) throws IOException {
    requireOneBuild(manifest);
    requireFiles(manifest);
    List<Shard> shards = new ArrayList<>();
    String compression = manifest.path("compression").asText("none");
    for (JsonNode shard : manifest.path("shards")) {
      new ShardCheck(folder, version, compression, findings).read(shard).ifPresent(shards::add);
    }
    new ManifestSums(in(MANIFEST), manifest, findings).check();
    new LedgerCheck(folder, version, manifest, findings).check(shards);
    return shards;
  }

  private void requireOneBuild(JsonNode manifest) throws IOException {
    findings.same(
        Rule.WHOLE, in(MANIFEST), "formatVersion", 1, manifest.path("formatVersion").asInt());
    for (String field : List.of("version", "runKey", "contentDigest")) {
      String found = manifest.path(field).asText();
      findings.same(Rule.UNMIXED, in(MANIFEST), field, entry.text(field), found);
    }
    if (Files.exists(folder.resolve("spec.json"))) {
      String spec = Digest.ofFile(folder.resolve("spec.json"));
      String told = manifest.path("specDigest").asText();
      findings.same(Rule.UNMIXED, in("spec.json"), "specDigest", told, spec);
    }
    requireVersionIn("dataset_info.json", "/version");
    requireVersionIn("report.json", "/heading/version");
  }

  private void requireVersionIn(String file, String pointer) throws IOException {
    if (Files.exists(folder.resolve(file))) {
      Optional<JsonNode> json = Json.parse(Files.readAllBytes(folder.resolve(file)));
      String found = json.map(node -> node.at(pointer).asText()).orElse("no JSON");
      findings.same(Rule.UNMIXED, in(file), "version", version, found);
    }
  }

  private void requireFiles(JsonNode manifest) throws IOException {
    SortedMap<String, String> promised = promised(manifest);
    List<String> standing = new Folder(folder).files();
    for (String file : standing) {
      if (!file.equals(MANIFEST) && !promised.containsKey(file)) {
        findings.add(Rule.WHOLE, in(file), "only what the manifest lists", "this file");
      }
    }
    for (var file : promised.entrySet()) {
      if (!standing.contains(file.getKey())) {
        findings.add(Rule.WHOLE, in(file.getKey()), "a file that the manifest lists", "none");
        continue;
      }
      Path path = folder.resolve(file.getKey());
      String found = Files.size(path) + " bytes, SHA-256 " + Digest.ofFile(path);
      if (!file.getValue().equals(found)) {
        findings.add(Rule.WHOLE, in(file.getKey()), file.getValue(), found);
      }
    }
  }

  private static SortedMap<String, String> promised(JsonNode manifest) {
    SortedMap<String, String> promised = new TreeMap<>();
    for (JsonNode shard : manifest.path("shards")) {
      promised.put(shard.path("file").asText(), content(shard, "bytes", "sha256"));
      promised.put(shard.path("index").asText(), content(shard, "indexBytes", "indexSha256"));
    }
    for (JsonNode file : manifest.path("files")) {
      promised.put(file.path("path").asText(), content(file, "bytes", "sha256"));
    }
    return promised;
  }

  private static String content(JsonNode file, String bytes, String sha256) {
    return file.path(bytes).asLong() + " bytes, SHA-256 " + file.path(sha256).asText();
  }

  private String in(String file) {
    return version + "/" + file;
  }
}
