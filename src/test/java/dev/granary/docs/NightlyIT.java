package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Claim;
import dev.granary.version.History;
import dev.granary.version.HistoryEvent;
import dev.granary.version.LockOutcome;
import dev.granary.version.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled data arrives one year a night, and {@code scripts/nightly} refreshes it: with one
 * night missed, one run twice, one overlapping, one with an empty file, one restated, one killed.
 */
class NightlyIT {
  private static final Path YEARS = Path.of("pipelines/bird_strikes/data");
  private static final String SPEC = "pipelines/bird_strikes/spec.yaml";

  @TempDir Path folder;

  private Checkout checkout;
  private Path data;

  @Test
  void theHistoryReadsAsItShould() throws Exception {
    try (Checkout copied = Checkout.copiedTo(folder)) {
      checkout = copied;
      data = Path.of(copied.path(), YEARS.toString());
      try (Stream<Path> years = Files.list(data)) {
        for (Path year : years.toList()) {
          Files.delete(year);
        }
      }

      assertThat(night(1).exit()).as("nothing was delivered yet").isEqualTo(4);
      deliver(1990);
      assertThat(night(2).exit()).isZero();
      deliver(1991);
      assertThat(night(3).exit()).isZero();
      assertThat(night(3).out()).as("run twice").startsWith("bird_strikes: unchanged\n");
      deliver(1992);
      // Night 4 is missed.
      deliver(1993);
      assertThat(night(5).exit()).isZero();
      deliver(1994);
      overlapping(6);
      assertThat(night(6).exit()).isZero();
      Files.createFile(data.resolve("birdstrikes-1995.csv"));
      assertThat(night(7).out())
          .as("an empty file")
          .startsWith("bird_strikes: unchanged\n  The input files are others than those of 1.0.3,");
      deliver(1995);
      kill(8);
      assertThat(night(8).exit()).as("after it was killed").isZero();
      restate(1995);
      assertThat(night(8).exit()).as("restated").isZero();
      for (int year = 1996; year <= 2002; year++) {
        deliver(year);
      }
      deliver(1995);
      assertThat(night(9).exit()).isZero();

      assertThat(published())
          .containsExactly(
              "1.0.0 for 02",
              "1.0.1 for 03",
              "1.0.2 for 05",
              "1.0.3 for 06",
              "1.0.4 for 08",
              "1.0.5 for 08, restates 1.0.4",
              "1.0.6 for 09");
      assertThat(json("show").path("contentDigest"))
          .as("the digest of a single run over all files")
          .isEqualTo(digestOfASingleRun());
      assertThat(checkout.run("scripts/granary verify --all " + SPEC).exit()).isZero();
      assertThat(checkout.run("scripts/granary status " + SPEC).out())
          .as("of the run that was killed")
          .contains(" for bird_strikes@2026-11-08, begun ", ": died ");
      assertThat(checkout.run("scripts/granary gc --grace-hours 0 " + SPEC).exit()).isZero();
      try (Stream<Path> left = Files.list(dataset().resolve("_runs"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  private Checkout.Ended night(int day) throws IOException, InterruptedException {
    return checkout.run(nightly(day));
  }

  private static String nightly(int day) {
    return "GRANARY_TRIES=1 scripts/nightly --date 2026-11-%02d %s".formatted(day, SPEC);
  }

  private void deliver(int year) throws IOException {
    String file = "birdstrikes-" + year + ".csv";
    Files.write(data.resolve(file), Files.readAllBytes(YEARS.resolve(file)));
  }

  private void restate(int year) throws IOException {
    Path file = data.resolve("birdstrikes-" + year + ".csv");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() / 2));
  }

  /** Another run, of this very process, has the dataset. */
  private void overlapping(int day) throws IOException, InterruptedException {
    Claim claim = new Claim("overlap", "birds", "you@there", Instant.EPOCH, Duration.ofSeconds(6));
    LockOutcome outcome =
        RunLock.tryToTake(new LocalStorage(), out().toString(), "bird_strikes", claim);
    try (RunLock lock = ((LockOutcome.Taken) outcome).lock()) {
      Checkout.Ended ended = night(day);
      assertThat(lock.isHeld()).isTrue();
      assertThat(ended.exit()).isEqualTo(6);
      assertThat(ended.err())
          .contains("another run of bird_strikes is at work: run overlap for birds of you@there");
    }
  }

  /** Kills the run, not the script alone, as soon as it notes something. */
  private void kill(int day) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", "exec " + nightly(day).replace("GRANARY_TRIES=1 ", ""))
            .directory(Path.of(checkout.path()).toFile())
            .redirectOutput(folder.resolve("killed").toFile())
            .redirectErrorStream(true)
            .start();
    long begin = System.nanoTime();
    while (notes().isEmpty()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(2));
      Thread.sleep(5);
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  private List<Path> notes() throws IOException {
    if (!Files.isDirectory(dataset().resolve("_runs"))) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(dataset().resolve("_runs"), 2)) {
      return found.filter(path -> path.endsWith("run.json")).toList();
    }
  }

  private List<String> published() throws IOException {
    return History.read(new LocalStorage(), out().toString(), "bird_strikes").entries().stream()
        .map(entry -> entry.event())
        .filter(HistoryEvent.Published.class::isInstance)
        .map(HistoryEvent.Published.class::cast)
        .map(
            event ->
                event.version()
                    + " for "
                    + event.runKey().substring(event.runKey().length() - 2)
                    + event.restates().map(earlier -> ", restates " + earlier).orElse(""))
        .toList();
  }

  private JsonNode digestOfASingleRun() throws IOException, InterruptedException {
    Path environment = folder.resolve("once.yaml");
    Files.writeString(environment, "root: once\n");
    assertThat(checkout.run("scripts/granary run --env " + environment + " " + SPEC).exit())
        .isZero();
    return json("show --env " + environment).path("contentDigest");
  }

  private JsonNode json(String verb) throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(checkout.run("scripts/granary " + verb + " --json " + SPEC).out());
  }

  private Path dataset() {
    return out().resolve("bird_strikes");
  }

  private Path out() {
    return Path.of(checkout.path()).resolve("out");
  }
}
