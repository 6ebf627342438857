package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.LocalStorage;
import dev.granary.version.Claim;
import dev.granary.version.HistoryEvent;
import dev.granary.version.LockOutcome;
import dev.granary.version.Rollback;
import dev.granary.version.RunLock;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing new is published where there is nothing new, and what is new says what it replaces. */
class RunKeyTest {
  @TempDir Path folder;
  private NightlyRuns owls;

  @BeforeEach
  void publishTheFirstNight() throws IOException {
    owls = new NightlyRuns(folder).deliver("a.csv", 1, 20);
    assertThat(owls.run("2026-11-20").getClass()).isEqualTo(RunResult.Published.class);
  }

  @Test
  void theSameNightAgainIsUnchangedAndNothingIsRun() throws IOException {
    RunResult again = owls.run("2026-11-20");

    assertUnchanged(again, "1.0.0", RunResult.Unchanged.What.ORIGIN);
    assertThat(owls.pipelines()).isZero();
    assertThat(owls.versions()).containsExactly("1.0.0");
    assertThat(owls.history()).hasSize(1);
    assertThat(owls.notes()).isEmpty();
  }

  @Test
  void anotherNightWithoutNewInputIsUnchanged() throws IOException {
    assertUnchanged(owls.run("2026-11-21"), "1.0.0", RunResult.Unchanged.What.ORIGIN);
    assertThat(owls.versions()).containsExactly("1.0.0");
  }

  @Test
  void theSameNightWithOtherInputIsANewVersionThatSaysWhichItRestates() throws IOException {
    owls.deliver("a.csv", 2, 20);

    RunResult.Published restated = (RunResult.Published) owls.run("2026-11-20");

    assertThat(restated.version().restates()).map(Object::toString).contains("1.0.0");
    assertThat(owls.versions()).containsExactly("1.0.1", "1.0.0");
    HistoryEvent.Published event = (HistoryEvent.Published) owls.history().get(1).event();
    assertThat(event.restates()).map(Object::toString).contains("1.0.0");
    assertThat(restated.report().heading().restates()).isEqualTo("1.0.0");
    assertThat(restated.report().heading().previousVersion()).isEqualTo("1.0.0");
  }

  @Test
  void theNextNightWithMoreInputRestatesNothing() throws IOException {
    owls.deliver("b.csv", 100, 20);

    RunResult.Published next = (RunResult.Published) owls.run("2026-11-21");

    assertThat(next.version().restates()).isEmpty();
    assertThat(next.report().heading().restates()).isNull();
  }

  @Test
  void aByteThatChangedUnderTheSameNameAndSizeIsSeen() throws IOException {
    Path input = owls.input("a.csv");
    Files.writeString(input, Files.readString(input).replace("owl-1,1\n", "owl-1,9\n"));

    assertThat(owls.run("2026-11-20").getClass()).isEqualTo(RunResult.Published.class);
  }

  @Test
  void anEmptyFileMakesNoNewVersionSinceTheDataIsTheSame() throws IOException {
    Files.writeString(owls.input("b.csv"), "");

    RunResult result = owls.run("2026-11-21");

    assertUnchanged(result, "1.0.0", RunResult.Unchanged.What.DATA);
    assertThat(owls.versions()).containsExactly("1.0.0");
    try (var left = Files.list(owls.dataset().resolve("_runs"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatWasRolledBackFromIsNotPublishedAgainByTheSameInput() throws Exception {
    owls.deliver("b.csv", 100, 20).run("2026-11-21");
    Rollback rollback = new Rollback(new LocalStorage(), folder.resolve("out").toString(), "owls");
    rollback.perform(rollback.plan(Optional.empty()), "wrong", new Stamp(Instant.EPOCH, "me"));

    RunResult.Unchanged again = (RunResult.Unchanged) owls.run("2026-11-22");

    assertThat(again.version().number()).hasToString("1.0.1");
    assertThat(again.current()).map(version -> version.number().toString()).contains("1.0.0");
    assertThat(owls.versions()).containsExactly("1.0.1", "1.0.0");
  }

  @Test
  void anOlderNightAgainIsUnchangedThoughANewerOneIsCurrent() throws IOException {
    owls.deliver("b.csv", 100, 20).run("2026-11-21");
    Files.delete(owls.input("b.csv"));

    RunResult.Unchanged again = (RunResult.Unchanged) owls.run("2026-11-20");

    assertThat(again.version().number()).hasToString("1.0.0");
    assertThat(again.current()).map(version -> version.number().toString()).contains("1.0.1");
  }

  @Test
  void theLaterOfTwoRunsAtOnceNamesTheOneThatIsAtWork() throws IOException {
    owls.deliver("b.csv", 100, 20);
    try (RunLock lock = lockOfAnother()) {
      RunResult result = owls.run("2026-11-21");

      assertThat(lock.isHeld()).isTrue();
      assertThat(((RunResult.Occupied) result).holder().toString())
          .startsWith("run another for owls@2026-11-21 of you@there, process ");
    }
    assertThat(owls.versions()).containsExactly("1.0.0");
    assertThat(owls.run("2026-11-21").getClass()).isEqualTo(RunResult.Published.class);
  }

  private RunLock lockOfAnother() throws IOException {
    Claim claim =
        new Claim("another", "owls@2026-11-21", "you@there", Instant.EPOCH, Duration.ofSeconds(1));
    LockOutcome outcome =
        RunLock.tryToTake(new LocalStorage(), folder.resolve("out").toString(), "owls", claim);
    return ((LockOutcome.Taken) outcome).lock();
  }

  private static void assertUnchanged(
      RunResult result, String version, RunResult.Unchanged.What what) {
    assertThat(result.getClass()).isEqualTo(RunResult.Unchanged.class);
    RunResult.Unchanged unchanged = (RunResult.Unchanged) result;
    assertThat(List.of(unchanged.version().number().toString(), unchanged.what()))
        .isEqualTo(List.of(version, what));
    assertThat(unchanged.current()).isEmpty();
  }
}
