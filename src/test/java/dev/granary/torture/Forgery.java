package dev.granary.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Changes what was published and seals it again, so that only the change itself can be seen. */
record Forgery(Path dataset) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  Path version(String version) {
    return dataset.resolve(version);
  }

  Path entry(int sequence) {
    return dataset.resolve("_history/%08d.json".formatted(sequence));
  }

  /** Changes one byte of a file. */
  void flip(Path file, int at) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[at] ^= 1;
    Files.write(file, content);
  }

  /** Changes a manifest, then everything that is sealed over it. */
  void forgeManifest(String version, Consumer<ObjectNode> change) throws IOException {
    Path file = version(version).resolve("manifest.json");
    ObjectNode manifest = read(file);
    change.accept(manifest);
    manifest.put("contentDigest", contentDigest(manifest));
    Files.write(file, bytes(manifest));
    String sha256 = sha256(Files.readAllBytes(file));
    forgeHistory(
        entry -> {
          if (entry.path("version").asText().equals(version)) {
            entry.put("manifestSha256", sha256);
            entry.put("contentDigest", manifest.path("contentDigest").asText());
          }
        });
  }

  /** Lets a manifest tell what a shard and its index are like as they stand. */
  void seal(String version, int shard, long records) throws IOException {
    forgeManifest(
        version,
        manifest -> {
          ObjectNode entry = (ObjectNode) manifest.path("shards").path(shard);
          long lost = entry.path("records").asLong() - records;
          long bytes = entry.path("bytes").asLong();
          put(entry, version(version).resolve(entry.path("file").asText()), "bytes", "sha256");
          put(
              entry,
              version(version).resolve(entry.path("index").asText()),
              "indexBytes",
              "indexSha256");
          entry.put("records", records);
          ObjectNode split = (ObjectNode) manifest.path("splits").path(0);
          split.put("records", split.path("records").asLong() - lost);
          split.put("bytes", split.path("bytes").asLong() + entry.path("bytes").asLong() - bytes);
        });
  }

  /** Changes entries, then the chain through them. */
  void forgeHistory(Consumer<ObjectNode> change) throws IOException {
    String previous = "";
    for (int sequence = 1; Files.exists(entry(sequence)); sequence++) {
      ObjectNode entry = read(entry(sequence));
      entry.put("previous", previous);
      change.accept(entry);
      entry.remove("digest");
      entry.put("digest", sha256(bytes(entry)));
      Files.write(entry(sequence), bytes(entry));
      previous = sha256(bytes(entry));
    }
  }

  /** The manifest of a version, to look into. */
  ObjectNode manifest(String version) throws IOException {
    return read(version(version).resolve("manifest.json"));
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  private static void put(ObjectNode entry, Path file, String bytes, String sha256) {
    try {
      byte[] content = Files.readAllBytes(file);
      entry.put(bytes, content.length).put(sha256, sha256(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String contentDigest(JsonNode manifest) {
    Map<String, String> shards = new TreeMap<>();
    for (JsonNode shard : manifest.path("shards")) {
      shards.put(shard.path("file").asText(), shard.path("sha256").asText());
    }
    MessageDigest digest = digest();
    shards.forEach(
        (file, sha256) -> {
          digest.update((file + "\0").getBytes(UTF_8));
          digest.update(HexFormat.of().parseHex(sha256));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) JSON.readTree(file.toFile());
  }

  private static byte[] bytes(ObjectNode json) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""));
    printer.indentObjectsWith(LINES);
    printer.indentArraysWith(LINES);
    return (JSON.writer(printer).writeValueAsString(json) + "\n").getBytes(UTF_8);
  }
}
