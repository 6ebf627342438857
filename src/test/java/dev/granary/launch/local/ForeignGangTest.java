package dev.granary.launch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know nothing of us, with children that lose their parents. */
@Timeout(90)
class ForeignGangTest {
  /** A child, and one whose parent ends at once; both write their numbers down. */
  private static final String CHILDREN =
      "sleep 600 & echo $! >FOLDER/child-$GRANARY_PROCESS_INDEX; "
          + "(sleep 600 & echo $! >FOLDER/orphan-$GRANARY_PROCESS_INDEX); ";

  @TempDir Path folder;

  private final GangTest.Heard heard = new GangTest.Heard();

  /** No process may be left, whatever happened. */
  @AfterEach
  void nothingIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void whatItPrintsIsHeardAndInItsLog() throws Exception {
    String script = "echo hello; echo '{\"event\":\"step\",\"step\":3}'; echo trouble >&2";

    assertThat(run(2, script)).isEqualTo(new GangOutcome.Finished(0));

    assertThat(heard.steps).containsExactlyInAnyOrder("0:3", "1:3");
    assertThat(heard.lines).containsExactlyInAnyOrder("0:hello", "1:hello");
    assertThat(Files.readString(folder.resolve("logs/worker-1-attempt-0.log")))
        .contains("hello\n", "\"step\":3", "trouble\n");
  }

  /** More lines than a pipe holds: the program dies of it where nobody reads on. */
  @Test
  void aLogThatCannotBeWrittenIsToldOnceAndTheProgramGoesOn() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this machine has no file that is always full");
    Path log = Files.createDirectories(folder.resolve("logs")).resolve("worker-0-attempt-0.log");
    Files.createSymbolicLink(log, full);

    assertThat(run(1, "for i in {1..20000}; do echo $i; done; echo '{\"step\":3}'"))
        .isEqualTo(new GangOutcome.Finished(0));

    assertThat(heard.steps).containsExactly("0:3");
    assertThat(heard.lines).hasSize(20_001).contains("0:20000");
    assertThat(heard.lines.get(0))
        .startsWith("0:granary: the log " + log + " cannot be written (")
        .endsWith("), so lines are missing there; make room on its disk");
  }

  @Test
  void itMayKeepStillAndReadsNothing() throws Exception {
    assertThat(run(1, "sleep 3; read line && exit 4; exit 0"))
        .isEqualTo(new GangOutcome.Finished(0));
  }

  @Test
  void everyExitCodeIsALossAndAllStartAgain() throws Exception {
    String script =
        "if [ $GRANARY_ATTEMPT = 0 ]; then if [ $RANK = 1 ]; then exit 1; fi; sleep 600; fi";

    assertThat(run(2, script)).isEqualTo(new GangOutcome.Finished(1));

    assertThat(heard.lost)
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.process()).isEqualTo(1);
              assertThat(lost.kind()).isEqualTo("exit 1");
            });
  }

  @Test
  void whatWasKilledIsKnownAsThat() throws Exception {
    assertThat(run(1, "if [ $GRANARY_ATTEMPT = 0 ]; then kill -9 $$; fi"))
        .isEqualTo(new GangOutcome.Finished(1));
    assertThat(heard.lost).singleElement().extracting(Lost::kind).isEqualTo("killed");
  }

  @Test
  void childrenEndWithTheirProgram() throws Exception {
    assumeMarksAreSeen();
    assertThat(run(1, CHILDREN + "exit 0")).isEqualTo(new GangOutcome.Finished(0));

    assertEnded("child-0");
    assertEnded("orphan-0");
  }

  @Test
  void aLossEndsTheChildrenOfAllOthers() throws Exception {
    assumeMarksAreSeen();
    String script = CHILDREN + "if [ $RANK = 1 ]; then sleep 1; exit 3; fi; sleep 600";

    assertThat(new Gang(plan(folder, 2, 0, script), heard, System::nanoTime).run())
        .isInstanceOf(GangOutcome.Failed.class);

    assertEnded("child-0");
    assertEnded("orphan-0");
    assertEnded("orphan-1");
  }

  /** Its keeper stands between: without one, the launcher itself finds who is left. */
  @Test
  void aKeeperThatIsKilledLeavesNobody() throws Exception {
    assumeMarksAreSeen();
    String script =
        "if [ $GRANARY_ATTEMPT = 1 ]; then exit 0; fi; " + CHILDREN + "kill -9 $PPID; sleep 600";

    assertThat(run(1, script)).isEqualTo(new GangOutcome.Finished(1));

    assertEnded("child-0");
    assertEnded("orphan-0");
  }

  @Test
  void aProgramMayPutItsThingsInOrder() throws Exception {
    String script =
        "if [ $RANK = 1 ]; then sleep 1; exit 3; fi; "
            + "trap 'echo saved >FOLDER/saved; exit 0' TERM; sleep 600 & wait";

    assertThat(new Gang(plan(folder, 2, 0, script), heard, System::nanoTime).run())
        .isInstanceOf(GangOutcome.Failed.class);

    assertThat(folder.resolve("saved")).hasContent("saved");
  }

  /** The launcher is a process of its own, and is killed; nobody tells its programs to end. */
  @Test
  void nobodyOutlivesALauncherThatIsKilled() throws Exception {
    assumeMarksAreSeen();
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForeignLauncher.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("launcher.log").toFile())
            .start();
    ProcessHandle child = written("child-0", launcher);
    ProcessHandle orphan = written("orphan-0", launcher);
    ProcessHandle program = written("program-0", launcher);
    assertThat(List.of(child, orphan, program)).allMatch(ProcessHandle::isAlive);

    launcher.destroyForcibly().waitFor();

    program.onExit().get(20, TimeUnit.SECONDS);
    child.onExit().get(20, TimeUnit.SECONDS);
    orphan.onExit().get(20, TimeUnit.SECONDS);
    assertThat(List.of(child, orphan, program)).noneMatch(ProcessHandle::isAlive);
  }

  private GangOutcome run(int processes, String script) throws IOException, InterruptedException {
    return new Gang(plan(folder, processes, 2, script), heard, System::nanoTime).run();
  }

  static GangPlan plan(Path folder, int processes, int restarts, String script) {
    return GangPlan.ofForeign(
        List.of("bash", "-c", script.replace("FOLDER", folder.toString())),
        Map.of(),
        folder.resolve("logs"),
        processes,
        restarts);
  }

  /** What the lonely launcher runs. */
  static String lonelyScript() {
    return CHILDREN + "echo $$ >FOLDER/program-$GRANARY_PROCESS_INDEX; sleep 600";
  }

  private static void assumeMarksAreSeen() {
    assumeTrue(
        Files.isDirectory(Path.of("/proc")),
        "this machine does not show the environment of processes, so children whose parents ended"
            + " are not found");
  }

  private void assertEnded(String name) throws Exception {
    long number = Long.parseLong(Files.readString(folder.resolve(name)).trim());
    ProcessHandle.of(number).ifPresent(ForeignGangTest::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle handle) {
    assertThat(handle.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
  }

  private ProcessHandle written(String name, Process launcher) throws Exception {
    Path file = folder.resolve(name);
    while (!Files.exists(file) || Files.readString(file).isBlank()) {
      assertThat(launcher.isAlive()).as("launcher").isTrue();
      Thread.sleep(20);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).trim())).orElseThrow();
  }
}
