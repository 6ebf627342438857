package dev.granary.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.bench.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flink gives the bytes that the usual engine gives, also where a worker dies. A sample; all of it
 * with {@code -Dgranary.torture=whole}.
 */
class FlinkIT {
  private static final boolean WHOLE = "whole".equals(System.getProperty("granary.torture"));

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path work;

  private static Shell shell;
  private static Path spec;
  private static String master;
  private static String expected;
  private static int dead;

  /** What a run is at, as its folder shows. */
  private enum Phase {
    SCAN("spill", "records-.*"),
    DECIDE("scan", "list"),
    WRITE("staging", ".*\\.tfrecord-.*");

    private final String folder;
    private final String sign;

    Phase(String folder, String sign) {
      this.folder = folder;
      this.sign = sign;
    }

    boolean isIn(Path dataset) {
      try (Stream<Path> files = Files.walk(dataset.resolve("_runs"))) {
        return files.anyMatch(
            file ->
                file.getParent().getFileName().toString().equals(folder)
                    && file.getFileName().toString().matches(sign));
      } catch (IOException | UncheckedIOException notYet) {
        return false;
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    int port = freePort();
    master = "127.0.0.1:" + port;
    shell = new Shell(work, Map.of("FLINK_PORT", String.valueOf(port), "FLINK_HEAP_MIB", "500"));
    spec = withEveryComparison(Documents.in(work, WHOLE ? 120 : 30, 6, 1));
    expected = digest(shell.run(words("usual", "engine: in_process")));
    Shell.Started started = shell.run("scripts/flink-cluster start 2");
    assertThat(started.exit()).as(started.told()).isZero();
  }

  /**
   * Near-duplicates, an evaluation item that is cut out, triggers, what is planted to be found, and
   * an audit of the splits, too.
   */
  private static Path withEveryComparison(Path plain) throws IOException {
    String text = Files.readString(plain);
    String compared =
        text.replace(
                    "  - {name: web, files: documents/*.jsonl, licence: synthetic}",
                    "  - {name: web, files: [documents/*0.jsonl, documents/*1.jsonl], licence: synthetic}\n"
                        + "  - {name: books, files: [documents/*2.jsonl, documents/*3.jsonl, documents/*4.jsonl, documents/*5.jsonl], licence: synthetic}")
                .replace(
                    "normalise: [case, space]}",
                    "normalise: [case, space]}\n  near: {text: [text]}")
            + """
            decontaminate: {text: [text], against: [{files: item.jsonl}], action: cut}
            triggers: {text: [text], sample_mib: 2}
            selftest: on
            """;
    assertThat(compared).contains("books", "near:");
    Files.writeString(plain.resolveSibling("item.jsonl"), item(plain));
    return Files.writeString(plain, compared);
  }

  /** The middle of a document. */
  private static String item(Path plain) throws IOException {
    try (Stream<String> lines =
        Files.lines(plain.resolveSibling("documents").resolve("documents-000000.jsonl"))) {
      String text = JSON.readTree(lines.skip(7).findFirst().orElseThrow()).path("text").asText();
      String middle = text.substring(text.indexOf(' ', 500) + 1, text.indexOf(' ', 800));
      return JSON.createObjectNode().put("question", middle) + "\n";
    }
  }

  @AfterAll
  static void stop() throws Exception {
    shell.run("scripts/flink-cluster stop");
  }

  static Stream<Integer> parallelisms() {
    return WHOLE ? Stream.of(1, 2, 4) : Stream.of(4);
  }

  /** When a worker dies: so many milliseconds after a phase shows. */
  private record Death(Phase phase, int later) {}

  static Stream<Death> deaths() {
    if (!WHOLE) {
      return Stream.of(new Death(Phase.WRITE, 0));
    }
    Stream<Death> late =
        IntStream.of(0, 100, 300)
            .boxed()
            .flatMap(later -> Stream.of(Phase.values()).map(phase -> new Death(phase, later)));
    return Stream.concat(late, Stream.of(new Death(Phase.SCAN, 600)));
  }

  @ParameterizedTest
  @MethodSource("parallelisms")
  void embedded(int parallelism) throws Exception {
    assertThat(digest(shell.run(words("embedded", "engine: flink\nparallelism: " + parallelism))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void onAClusterThatLosesAWorker(Death death) throws Exception {
    Phase phase = death.phase();
    String root = "killed-in-" + phase + "-" + death.later();
    Shell.Started run = shell.start(words(root, cluster()));
    Path dataset = work.resolve(root).resolve("documents");
    long begin = System.nanoTime();
    while (!phase.isIn(dataset) && run.process().isAlive()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(3));
      Thread.sleep(2);
    }
    Thread.sleep(death.later());
    assertThat(run.process().isAlive()).as(run.told()).isTrue();
    killAWorker();

    assertThat(digest(run.await())).isEqualTo(expected);
    assertThat(shell.run("scripts/flink-cluster task-manager " + (2 + dead)).exit()).isZero();
  }

  @Test
  void aClusterThatIsNotThereIsNamed() throws Exception {
    Shell.Started run =
        shell.run(words("nowhere", "engine: flink\nflink: {master: \"127.0.0.1:1\"}"));

    assertThat(run.exit()).isEqualTo(5);
    assertThat(Files.readString(run.err()))
        .startsWith("granary: no Flink cluster answers at 127.0.0.1:1 (Connection refused); ")
        .hasLineCount(1);
  }

  /** Whichever has been there longest; with the others there are slots enough to go on. */
  private static void killAWorker() throws IOException, InterruptedException {
    dead++;
    Path pid = Path.of("target/flink/task-manager-" + dead + ".pid");
    long victim = Long.parseLong(Files.readString(pid).trim());
    ProcessHandle.of(victim).orElseThrow().destroyForcibly();
  }

  private static String cluster() {
    return "engine: flink\nparallelism: 2\nflink: {master: \"" + master + "\"}";
  }

  /** A run into a root of its own, in small blocks so that it takes many tasks. */
  private static String words(String root, String environment) throws IOException {
    Path file = work.resolve(root + ".yaml");
    Files.writeString(file, environment + "\nblock_mib: 0.5\nroot: " + root + "\n");
    return "scripts/granary run %s --env %s --json".formatted(spec, file);
  }

  private static String digest(Shell.Started run) throws IOException {
    assertThat(run.exit()).as(run.told()).isZero();
    return run.json().path("contentDigest").asText();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
