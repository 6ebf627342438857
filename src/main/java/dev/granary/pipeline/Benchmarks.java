package dev.granary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which evaluation files the data was held against, as a file of the version tells it. It is the
 * same as long as the files are, so that a run on changed ones is seen to be another.
 */
record Benchmarks(List<Benchmark> benchmarks) {
  /** Where it stands in a version. */
  static final String FILE = "decontamination/benchmarks.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  Benchmarks {
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * One benchmark.
   *
   * @param items how many its files have
   * @param unprotected how many of them are too short to be found
   */
  record Benchmark(String name, long items, long unprotected, List<EvaluationFile> files) {
    Benchmark {
      files = List.copyOf(files);
    }
  }

  /**
   * One of its files.
   *
   * @param digest as of input files
   */
  record EvaluationFile(String name, long bytes, String digest) {}

  byte[] bytes() {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode list = root.putArray("benchmarks");
    for (Benchmark benchmark : benchmarks) {
      ObjectNode node =
          list.addObject()
              .put("name", benchmark.name())
              .put("items", benchmark.items())
              .put("unprotected", benchmark.unprotected());
      ArrayNode files = node.putArray("files");
      for (EvaluationFile file : benchmark.files()) {
        files
            .addObject()
            .put("name", file.name())
            .put("bytes", file.bytes())
            .put("digest", file.digest());
      }
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  Sha256 digest() {
    return Sha256.of(bytes());
  }

  static Benchmarks parse(byte[] json) throws IOException {
    List<Benchmark> benchmarks = new ArrayList<>();
    for (JsonNode node : MAPPER.readTree(json).path("benchmarks")) {
      List<EvaluationFile> files = new ArrayList<>();
      for (JsonNode file : node.path("files")) {
        files.add(
            new EvaluationFile(
                file.path("name").asText(),
                file.path("bytes").asLong(),
                file.path("digest").asText()));
      }
      benchmarks.add(
          new Benchmark(
              node.path("name").asText(),
              node.path("items").asLong(),
              node.path("unprotected").asLong(),
              files));
    }
    return new Benchmarks(benchmarks);
  }
}
