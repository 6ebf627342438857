package dev.granary.launch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of a shell: what they do stands in each test. */
@Timeout(60)
class GangTest {
  private static final String BEAT = "echo '{\"event\":\"step\",\"step\":7}'; ";

  @TempDir Path folder;

  private final Heard heard = new Heard();

  /** No process may be left, whatever happened. */
  @AfterEach
  void nothingIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void allThatEndWellAreDone() throws Exception {
    assertThat(run(2, BEAT + "exit 0")).isEqualTo(new GangOutcome.Finished(0));
    assertThat(heard.steps).containsExactlyInAnyOrder("0:7", "1:7");
  }

  @Test
  void eachFindsItselfAndTheOthersInItsEnvironment() throws Exception {
    run(2, "env >" + folder + "/env-$GRANARY_PROCESS_INDEX");

    String second = Files.readString(folder.resolve("env-1"));
    assertThat(second)
        .contains("GRANARY_PROCESS_COUNT=2\n", "RANK=1\n", "WORLD_SIZE=2\n", "JAX_PROCESS_ID=1\n")
        .contains("\"task\":{\"type\":\"worker\",\"index\":1}", "GIVEN=by the plan\n")
        .containsPattern("TF_CONFIG=\\{\"cluster\":\\{\"worker\":\\[\"127.0.0.1:\\d+\",\"127");
  }

  @Test
  void aCrashBringsAllBackWithOtherPorts() throws Exception {
    String script =
        "echo $TF_CONFIG >>"
            + folder
            + "/ports-$GRANARY_PROCESS_INDEX; "
            + BEAT
            + "if [ $GRANARY_PROCESS_INDEX$GRANARY_ATTEMPT = 10 ]; then kill -9 $$; fi; "
            + "if [ $GRANARY_ATTEMPT = 0 ]; then read line; fi";

    assertThat(run(2, script)).isEqualTo(new GangOutcome.Finished(1));
    assertThat(heard.lost).singleElement().satisfies(GangTest::isTheKilledOne);
    List<String> ports = Files.readAllLines(folder.resolve("ports-0"));
    assertThat(new HashSet<>(ports)).hasSize(2);
  }

  private static void isTheKilledOne(Lost lost) {
    assertThat(lost.process()).isEqualTo(1);
    assertThat(lost.kind()).isEqualTo("killed");
    assertThat(lost.step()).isEqualTo(7);
    assertThat(lost.message()).isEqualTo("it ended with exit code 137");
  }

  @Test
  void whoeverDiesForAnotherIsNotBlamed() throws Exception {
    String script =
        "if [ $GRANARY_PROCESS_INDEX = 0 ]; then sleep 0.2; exit 70; else kill -9 $$; fi";

    assertThat(failed(run(2, script)).lost().process()).isEqualTo(1);
  }

  @Test
  void oneThatFreezesIsBlamedWhereAnotherNoticesItFirst() throws Exception {
    String script =
        "if [ $GRANARY_ATTEMPT = 1 ]; then exit 0; fi; "
            + "if [ $GRANARY_PROCESS_INDEX = 0 ]; then "
            + BEAT
            + "kill -STOP $$; fi; for i in 1 2 3; do "
            + BEAT
            + "sleep 1; done; exit 70";
    GangPlan patient =
        new GangPlan(
            List.of("bash", "-c", script),
            Map.of(),
            folder.resolve("logs"),
            2,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            1);

    assertThat(new Gang(patient, heard, System::nanoTime).run())
        .isEqualTo(new GangOutcome.Finished(1));
    assertThat(heard.lost)
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.process()).isZero();
              assertThat(lost.kind()).isEqualTo("silent");
              assertThat(lost.message()).isEqualTo("it has said nothing for 3 s");
            });
  }

  @Test
  void itIsGivenUpAfterSoManyRestarts() throws Exception {
    GangOutcome.Failed failed = failed(run(1, "exit 71"));

    assertThat(failed.restarts()).isEqualTo(2);
    assertThat(failed.lost().kind()).isEqualTo("port");
    assertThat(heard.lost).hasSize(2);
  }

  @Test
  void whatAnotherTryCannotMendEndsAtOnce() throws Exception {
    String told = "{\"event\":\"failed\",\"kind\":\"shard\",\"message\":\"f3 is damaged\"}";

    GangOutcome.Failed failed = failed(run(2, "echo '" + told + "'; exit 73"));

    assertThat(failed.restarts()).isZero();
    assertThat(failed.lost().kind()).isEqualTo("shard");
    assertThat(failed.lost().message()).isEqualTo("f3 is damaged");
  }

  @Test
  void oneThatFreezesIsNoticedAndAllGoOn() throws Exception {
    String script =
        BEAT
            + "if [ $GRANARY_PROCESS_INDEX$GRANARY_ATTEMPT = 00 ]; then kill -STOP $$; fi; "
            + "if [ $GRANARY_ATTEMPT = 0 ]; then while true; do sleep 0.2; "
            + BEAT
            + "done; fi";

    assertThat(run(2, script)).isEqualTo(new GangOutcome.Finished(1));
    assertThat(heard.lost)
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.process()).isZero();
              assertThat(lost.kind()).isEqualTo("silent");
            });
  }

  @Test
  void oneThatNeverSaysAWordIsNoticed() throws Exception {
    GangOutcome.Failed failed = failed(run(1, "read line"));

    assertThat(failed.lost().kind()).isEqualTo("never started");
    assertThat(failed.lost().step()).isEqualTo(-1);
  }

  /** Its processes are ended then, and none of them may be taken for one that finished. */
  @Test
  void aLaunchThatIsToldToEndIsNoOutcome() throws Exception {
    Gang gang = new Gang(plan(folder, 2, BEAT + "read line; exit 0"), heard, System::nanoTime);
    FutureTask<GangOutcome> outcome = new FutureTask<>(gang::run);
    new Thread(outcome, "launch").start();
    while (heard.steps.size() < 2) {
      assertThat(outcome.isDone()).isFalse();
      Thread.sleep(10);
    }

    gang.endForGood();

    assertThatThrownBy(outcome::get)
        .hasCauseInstanceOf(InterruptedException.class)
        .hasMessageContaining("The launch was told to end");
    assertThat(heard.lost).isEmpty();
  }

  /** It ends while the others are given time to say that they waited for it. */
  @Test
  void oneThatWasSilentAndThenEndsWellIsNoLoss() throws Exception {
    Path file = folder.resolve("end");
    GangPlan plan = plan(folder, 1, BEAT + "until [ -e " + file + " ]; do :; done");

    Gang gang = new Gang(plan, heard, () -> System.nanoTime() + ahead(file));

    assertThat(gang.run()).isEqualTo(new GangOutcome.Finished(0));
  }

  @Test
  void whatIsNoProgressGoesIntoTheLog() throws Exception {
    run(1, "echo hello; echo trouble >&2");

    assertThat(Files.readString(folder.resolve("logs/worker-0-attempt-0.log")))
        .contains("hello\n", "trouble\n");
  }

  /** The launcher is a process of its own, and is killed; its worker reads until its input ends. */
  @Test
  void workersEndWithTheirLauncher() throws Exception {
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LonelyLauncher.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    Path pid = folder.resolve("pid");
    while (!Files.exists(pid) || Files.readString(pid).isBlank()) {
      assertThat(launcher.isAlive()).as("launcher").isTrue();
      Thread.sleep(20);
    }
    ProcessHandle worker =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).trim())).orElseThrow();

    launcher.destroyForcibly().waitFor();

    worker.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
    assertThat(worker.isAlive()).isFalse();
  }

  /** Time goes by, and the process is let go in the very moment in which that is noticed. */
  private long ahead(Path file) {
    if (heard.steps.isEmpty()) {
      return 0;
    }
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Duration.ofSeconds(10).toNanos();
  }

  private GangOutcome run(int processes, String script) throws IOException, InterruptedException {
    return new Gang(plan(folder, processes, script), heard, System::nanoTime).run();
  }

  static GangPlan plan(Path folder, int processes, String script) {
    return new GangPlan(
        List.of("bash", "-c", script),
        Map.of("GIVEN", "by the plan"),
        folder.resolve("logs"),
        processes,
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        2);
  }

  private static GangOutcome.Failed failed(GangOutcome outcome) {
    assertThat(outcome).isInstanceOf(GangOutcome.Failed.class);
    return (GangOutcome.Failed) outcome;
  }

  /** What a gang tells. */
  static final class Heard implements GangListener {
    final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<Lost> lost = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void said(int process, JsonNode line) {
      if (line.has("step")) {
        steps.add(process + ":" + line.path("step").asInt());
      }
    }

    @Override
    public void wrote(int process, String line) {
      lines.add(process + ":" + line);
    }

    @Override
    public void restarts(Lost who, int restart) {
      lost.add(who);
    }
  }
}
