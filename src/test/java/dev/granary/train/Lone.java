package dev.granary.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One worker in the process of the tests, with what it told. */
record Lone(int exit, List<JsonNode> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Lone train(Path directory, Path handoff) throws IOException {
    return train(directory, handoff, Map.of());
  }

  static Lone train(Path directory, Path handoff, Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("GRANARY_HANDOFF", handoff.toString());
    environment.put("GRANARY_TRAINING_DIR", directory.toString());
    environment.put("GRANARY_RECORD_BATCHES", "true");
    environment.putAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        Worker.run(environment, new Open(), new PrintStream(out, true, StandardCharsets.UTF_8));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return new Lone(exit, lines);
  }

  List<JsonNode> events(String name) {
    return lines.stream().filter(line -> line.path("event").asText().equals(name)).toList();
  }

  JsonNode event(String name) {
    return events(name).get(0);
  }

  /** A launcher that lives on. */
  private static final class Open extends InputStream {
    @Override
    public int read(byte[] bytes, int start, int length) {
      return read();
    }

    @Override
    public int read() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return -1;
    }
  }
}
