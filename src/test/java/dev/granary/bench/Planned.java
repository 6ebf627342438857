package dev.granary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code plan} estimates before a turn: seconds by the clock, and bytes spilled. */
record Planned(double seconds, long spilled) {
  /** Asks whoever can tell. */
  static Optional<Planned> of(Contestant contestant, Path log)
      throws IOException, InterruptedException {
    if (contestant.plan().isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(contestant.plan().get());
    command.add("--json");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(contestant.environment());
    Process process = builder.start();
    JsonNode estimate = new ObjectMapper().readTree(process.getInputStream()).path("estimate");
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          command + " ended with " + process.exitValue() + ", see " + log);
    }
    return Optional.of(
        new Planned(
            estimate.path("seconds").asDouble(),
            estimate.path("bytesSpilled").asLong() + estimate.path("bytesGrouped").asLong()));
  }
}
