package dev.granary.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.launch.local.Gang;
import dev.granary.launch.local.GangListener;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.local.GangPlan;
import dev.granary.launch.local.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A training as the launcher runs it: workers in processes, started again where one is lost. */
final class Job implements GangListener {
  private final Path directory;
  private final int workers;
  private final CompletableFuture<GangOutcome> outcome = new CompletableFuture<>();
  private Thread thread;
  final List<JsonNode> lines = new CopyOnWriteArrayList<>();
  final List<Loss> losses = new CopyOnWriteArrayList<>();

  private Job(Path directory, int workers) {
    this.directory = directory;
    this.workers = workers;
  }

  /** When the launcher knew that a worker was lost. */
  record Loss(Lost lost, long nanos) {}

  /** Bounds of 3 seconds a step and 20 until the first, unless the environment says others. */
  static Job start(Path directory, Path handoff, int workers, Map<String, String> more)
      throws IOException {
    return start(directory, handoff, workers, more, java());
  }

  /**
   * The command's words, which a shell puts in the worker's place, so that its number is the
   * worker's.
   */
  static Job start(
      Path directory, Path handoff, int workers, Map<String, String> more, String command)
      throws IOException {
    Files.createDirectories(directory);
    Map<String, String> environment = new HashMap<>();
    environment.put("GRANARY_HANDOFF", handoff.toString());
    environment.put("GRANARY_TRAINING_DIR", directory.toString());
    environment.put("GRANARY_STEP_SECONDS", "3");
    environment.put("GRANARY_START_SECONDS", "20");
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("NUMBERS", directory.toString());
    environment.putAll(more);
    String script = "echo $$ >\"$NUMBERS/number-$GRANARY_PROCESS_INDEX\"; " + command;
    GangPlan plan =
        new GangPlan(
            List.of("bash", "-c", script),
            environment,
            directory.resolve("logs"),
            workers,
            Duration.ofSeconds(25),
            Duration.ofSeconds(8),
            3);
    Job job = new Job(directory, workers);
    Gang gang = new Gang(plan, job, System::nanoTime);
    job.thread = new Thread(() -> job.run(gang), "launcher");
    job.thread.setDaemon(true);
    job.thread.start();
    return job;
  }

  static String java() {
    return "exec '%s/bin/java' -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dorg.bytedeco.javacpp.nopointergc=true dev.granary.train.Worker"
        .formatted(System.getProperty("java.home"));
  }

  private void run(Gang gang) {
    try {
      outcome.complete(gang.run());
    } catch (IOException | InterruptedException | RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  @Override
  public void said(int process, JsonNode line) {
    lines.add(((ObjectNode) line).put("worker", process));
  }

  @Override
  public void restarts(Lost lost, int restart) {
    losses.add(new Loss(lost, System.nanoTime()));
  }

  boolean isOver() {
    return outcome.isDone();
  }

  /** Ends it with its workers. */
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  GangOutcome outcome(long seconds) throws Exception {
    return outcome.get(seconds, TimeUnit.SECONDS);
  }

  /** Returns as soon as any worker has told of such a step. */
  void awaitStep(long step) throws InterruptedException {
    for (int i = 0; i < 1200 && !isOver(); i++) {
      if (events("step").stream().anyMatch(line -> line.path("step").asLong() >= step)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("step " + step + " did not come: " + lines);
  }

  /** Whether there was such a process to signal. */
  boolean signal(String name, int process) throws IOException, InterruptedException {
    Path number = directory.resolve("number-" + process);
    if (process >= workers || !Files.exists(number)) {
      return false;
    }
    return new ProcessBuilder("kill", "-" + name, Files.readString(number).trim())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  List<JsonNode> events(String name) {
    return lines.stream().filter(line -> line.path("event").asText().equals(name)).toList();
  }

  /** What workers told of the state in which they ended. */
  Set<String> states() {
    Set<String> states = new TreeSet<>();
    events("done").forEach(line -> states.add(line.path("state").asText()));
    return states;
  }
}
