package dev.granary.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a manifest against each other. */
final class ManifestSums {
  private final String file;
  private final JsonNode manifest;
  private final Findings findings;

  ManifestSums(String file, JsonNode manifest, Findings findings) {
    this.file = file;
    this.manifest = manifest;
    this.findings = findings;
  }

  void check() {
    findings.same(Rule.WHOLE, file, "content digest", contentDigest(), text("contentDigest"));
    for (JsonNode split : manifest.path("splits")) {
      requireSums(split);
    }
    requireSources();
  }

  private String contentDigest() {
    Map<String, String> shards = new TreeMap<>();
    for (JsonNode shard : manifest.path("shards")) {
      shards.put(shard.path("file").asText(), shard.path("sha256").asText());
    }
    MessageDigest digest = Digest.sha256();
    shards.forEach(
        (name, sha256) -> {
          digest.update(name.getBytes(UTF_8));
          digest.update((byte) 0);
          digest.update(HexFormat.of().parseHex(sha256));
        });
    return Digest.hex(digest.digest());
  }

  private void requireSums(JsonNode split) {
    String name = split.path("name").asText();
    long records = 0;
    long bytes = 0;
    int files = 0;
    Map<Long, Integer> sizes = new TreeMap<>();
    for (JsonNode shard : manifest.path("shards")) {
      if (shard.path("split").asText().equals(name)) {
        records += shard.path("records").asLong();
        bytes += shard.path("bytes").asLong();
        files++;
        sizes.merge(shard.path("records").asLong(), 1, Integer::sum);
      }
    }
    String expected = records + " records, " + bytes + " bytes, " + files + " files";
    String found =
        "%d records, %d bytes, %d files"
            .formatted(
                split.path("records").asLong(),
                split.path("bytes").asLong(),
                split.path("files").asInt());
    findings.same(Rule.WHOLE, file, "split " + name, expected, found);
    for (JsonNode processes : manifest.path("processes")) {
      boolean equal = processes.asInt() == 1 || sizes.size() <= 1;
      if (files % processes.asInt() != 0 || !equal) {
        findings.add(
            Rule.WHOLE,
            file,
            "equal parts of split " + name + " for " + processes + " processes",
            files + " files of " + sizes.keySet() + " records");
      }
    }
  }

  private void requireSources() {
    Map<String, Long> inputs = new TreeMap<>();
    for (JsonNode input : manifest.path("inputs")) {
      inputs.merge(input.path("source").asText(), input.path("records").asLong(), Long::sum);
    }
    for (JsonNode source : manifest.path("sources")) {
      String name = "source " + source.path("name").asText();
      long read = source.path("read").asLong();
      long gone = sum(source.path("dropped")) + sum(source.path("quarantined"));
      long told = source.path("kept").asLong() + gone;
      findings.same(Rule.CONSERVED, file, name + ": kept + dropped + quarantined", read, told);
      Long ofInputs = inputs.getOrDefault(source.path("name").asText(), 0L);
      findings.same(Rule.CONSERVED, file, name + ": records of its inputs", read, ofInputs);
    }
  }

  private static long sum(JsonNode counts) {
    return Json.counts(counts).values().stream().mapToLong(Long::longValue).sum();
  }

  private String text(String field) {
    return manifest.path(field).asText();
  }
}
