package dev.granary.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher tells a worker through its environment. Which of how many it is follows from
 * {@code TF_CONFIG} where it is not told by itself.
 *
 * @param shards where the version's files are, if not where the hand-off says
 * @param rival the folder of the training whose model is served, to be judged by the same records
 * @param recordBatches whether the ids of all records are to be written down
 * @param stepBound what a step may take, and what one waits for others in it
 * @param startBound the same until the first step
 */
record WorkerSettings(
    Path handoff,
    Path directory,
    Cluster cluster,
    Optional<Path> shards,
    Duration stepBound,
    Duration startBound,
    Optional<Path> rival,
    boolean recordBatches) {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration START = Duration.ofMinutes(3);

  static WorkerSettings of(Map<String, String> environment) {
    JsonNode config = config(environment.getOrDefault("TF_CONFIG", ""));
    List<String> addresses = addresses(config);
    String type = config.at("/task/type").asText("worker");
    if (!type.equals("worker")) {
      throw invalid("TF_CONFIG makes this process a " + type + ", and here all are workers");
    }
    long own = config.at("/task/index").asLong(0);
    int process = Math.toIntExact(number(environment, "GRANARY_PROCESS_INDEX", own));
    int count =
        Math.toIntExact(
            number(environment, "GRANARY_PROCESS_COUNT", Math.max(1, addresses.size())));
    if (count == 1) {
      addresses = List.of("");
    }
    if (addresses.size() != count || process < 0 || process >= count) {
      throw invalid(
          "GRANARY_PROCESS_INDEX is %d, GRANARY_PROCESS_COUNT is %d, and TF_CONFIG names %d workers: they do not fit"
              .formatted(process, count, addresses.size()));
    }
    return new WorkerSettings(
        Path.of(required(environment, "GRANARY_HANDOFF")),
        Path.of(required(environment, "GRANARY_TRAINING_DIR")),
        new Cluster(process, addresses),
        path(environment, "GRANARY_SHARDS"),
        seconds(environment, "GRANARY_STEP_SECONDS", STEP),
        seconds(environment, "GRANARY_START_SECONDS", START),
        path(environment, "GRANARY_RIVAL"),
        environment.getOrDefault("GRANARY_RECORD_BATCHES", "").equals("true"));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw invalid(
          name
              + " is not set: a worker is started by `granary launch`, or by `granary train` with"
              + " it");
    }
    return value;
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  private static Duration seconds(
      Map<String, String> environment, String name, Duration otherwise) {
    return Duration.ofSeconds(number(environment, name, otherwise.toSeconds()));
  }

  private static long number(Map<String, String> environment, String name, long otherwise) {
    String value = environment.getOrDefault(name, "");
    try {
      return value.isEmpty() ? otherwise : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw invalid(name + " is '" + value + "', which is no whole number");
    }
  }

  private static JsonNode config(String config) {
    try {
      return new ObjectMapper().readTree(config);
    } catch (JsonProcessingException e) {
      throw invalid("TF_CONFIG is no JSON: " + e.getOriginalMessage());
    }
  }

  private static List<String> addresses(JsonNode config) {
    List<String> addresses = new ArrayList<>();
    config.at("/cluster/worker").forEach(worker -> addresses.add(worker.asText()));
    return addresses;
  }

  private static WorkerFailed invalid(String message) {
    return WorkerFailed.of(FailureKind.SETTINGS, message);
  }
}
