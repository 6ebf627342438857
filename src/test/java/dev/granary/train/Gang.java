package dev.granary.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Workers as real processes, started as a launcher starts them. */
final class Gang implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final List<Process> processes = new ArrayList<>();
  private final int attempt;
  private static int attempts;

  private Gang(Path directory) {
    this.directory = directory;
    this.attempt = ++attempts;
  }

  static Gang start(Path directory, Path handoff, int count, Map<String, String> more)
      throws IOException {
    Gang gang = new Gang(directory);
    Files.createDirectories(directory);
    List<String> addresses = addresses(count);
    for (int process = 0; process < count; process++) {
      gang.start(process, handoff, addresses, more);
    }
    return gang;
  }

  /** Only one of so many, as if the others could not be started. */
  static Gang startOnly(
      int process, Path directory, Path handoff, int count, Map<String, String> more)
      throws IOException {
    Gang gang = new Gang(directory);
    Files.createDirectories(directory);
    gang.start(process, handoff, addresses(count), more);
    return gang;
  }

  private void start(int process, Path handoff, List<String> addresses, Map<String, String> more)
      throws IOException {
    String workers =
        addresses.stream().map(address -> '"' + address + '"').collect(Collectors.joining(","));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.granary.train.Worker");
    Map<String, String> environment = new HashMap<>();
    environment.put("GRANARY_HANDOFF", handoff.toString());
    environment.put("GRANARY_PROCESS_INDEX", Integer.toString(process));
    environment.put("GRANARY_PROCESS_COUNT", Integer.toString(addresses.size()));
    environment.put("GRANARY_TRAINING_DIR", directory.toString());
    environment.put("GRANARY_STEP_SECONDS", "20");
    environment.put("GRANARY_START_SECONDS", "60");
    environment.put("GRANARY_RECORD_BATCHES", "true");
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    environment.put(
        "TF_CONFIG",
        "{\"cluster\":{\"worker\":[%s]},\"task\":{\"type\":\"worker\",\"index\":%d}}"
            .formatted(workers, process));
    environment.putAll(more);
    builder.environment().putAll(environment);
    builder.redirectOutput(out(processes.size()).toFile());
    builder.redirectError(directory.resolve("err-%d-%d".formatted(attempt, process)).toFile());
    processes.add(builder.start());
  }

  private Path out(int process) {
    return directory.resolve("out-%d-%d".formatted(attempt, process));
  }

  Process process(int process) {
    return processes.get(process);
  }

  void signal(String name, int process) throws IOException, InterruptedException {
    long pid = processes.get(process).pid();
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  int exit(int process, long seconds) throws InterruptedException {
    if (!processes.get(process).waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("worker " + process + " still runs; it told " + lines(process));
    }
    return processes.get(process).exitValue();
  }

  List<Integer> exits(long seconds) throws InterruptedException {
    List<Integer> exits = new ArrayList<>();
    for (int process = 0; process < processes.size(); process++) {
      exits.add(exit(process, seconds));
    }
    return exits;
  }

  List<JsonNode> lines(int process) {
    List<JsonNode> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(out(process))) {
        lines.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  List<JsonNode> events(int process, String name) {
    return lines(process).stream()
        .filter(line -> line.path("event").asText().equals(name))
        .toList();
  }

  /** What the workers told under a name, each once. */
  Set<String> told(String event, String name) {
    Set<String> told = new TreeSet<>();
    for (int process = 0; process < processes.size(); process++) {
      events(process, event).forEach(line -> told.add(line.path(name).asText()));
    }
    return told;
  }

  /** Returns as soon as the worker has told of such a step. */
  void awaitStep(int process, long step) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (events(process, "step").stream().anyMatch(line -> line.path("step").asLong() >= step)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("step " + step + " did not come: " + lines(process));
  }

  private static List<String> addresses(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (int process = 0; process < count; process++) {
      ServerSocket socket = new ServerSocket(0);
      sockets.add(socket);
      addresses.add("localhost:" + socket.getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return addresses;
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
