package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("another machine", 1, 1);

  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void openWorkshop() {
    workshop = new Workshop(directory);
  }

  @Test
  void theSecondIsToldWhoHasIt() throws IOException {
    try (RunLock first = Locks.taken(workshop, "first")) {
      LockOutcome outcome = Locks.ask(workshop, "second");

      assertThat(first.isHeld()).isTrue();
      assertThat(outcome)
          .isInstanceOfSatisfying(
              LockOutcome.Occupied.class,
              occupied ->
                  assertThat(occupied.holder())
                      .hasToString(
                          "run first for birds@2026-11-20 of user@host, process "
                              + ProcessHandle.current().pid()
                              + ", since 2026-11-20T02:00:00Z"));
    }
  }

  @Test
  void whoComesAfterItWasGivenBackGetsTheNextNumberAndNoFence() throws IOException {
    Locks.taken(workshop, "first").close();

    try (RunLock second = Locks.taken(workshop, "second")) {
      assertThat(second.number()).isEqualTo(2);
    }
    assertThat(workshop.history().entries()).isEmpty();
  }

  @Test
  void aHolderWhoseProcessIsGoneIsTakenOverFromAtOnceAndFencedOff() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    long pid = gone.pid();
    gone.waitFor();
    Locks.leaveOfLong(workshop, 1, new ProcessIdentity(OwnProcess.machine(), pid, 5));

    long begin = System.nanoTime();
    LockOutcome outcome = Locks.ask(workshop, "heir");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertFencedOff(outcome);
  }

  @Test
  void aHolderOfAnotherMachineIsHeldDeadAfterALeaseWithoutASignOfLife() throws IOException {
    Locks.leaveOf(workshop, 1, ELSEWHERE);

    long begin = System.nanoTime();
    LockOutcome outcome = Locks.ask(workshop, "heir");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
    assertFencedOff(outcome);
  }

  @Test
  void aNumberOfAProcessThatIsUsedAgainMeansAnother() {
    ProcessIdentity own = OwnProcess.identity();

    assertThat(own.isGone()).isFalse();
    assertThat(new ProcessIdentity(own.machine(), own.pid(), own.started() - 1).isGone()).isTrue();
    assertThat(new ProcessIdentity("another machine", own.pid(), 1).isGone()).isFalse();
  }

  @Test
  void aRunThatWasOnlyPausedFindsOutAndCannotPublish() throws IOException {
    workshop.published("before");
    Candidate candidate = workshop.stage("late");
    RunLock paused = Locks.taken(workshop, "paused");
    Holder holder = Locks.folder(workshop).holder(1).orElseThrow();
    Locks.leaveOf(workshop, 2, ELSEWHERE);
    RunLock heir = Locks.taken(workshop, "heir");

    PublishOutcome outcome =
        Publisher.under(paused, Workshop.DISK, workshop.root()).publish(candidate, Workshop.STAMP);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PublishOutcome.Fenced.class,
            fenced ->
                assertThat(fenced.by().event())
                    .isEqualTo(new HistoryEvent.Fenced(heir.number(), "heir")));
    assertThat(workshop.versions()).containsExactly("1.0.0");
    assertThat(holder.number()).isEqualTo(paused.number());
    assertThat(publishUnder(heir)).isInstanceOf(PublishOutcome.Published.class);
    heir.close();
    paused.close();
  }

  @Test
  void whoeverAnHeirDiedBeforeFencingOffIsFencedOffByTheNext() throws IOException {
    Locks.leaveOf(workshop, 1, ELSEWHERE);
    Locks.leaveOf(workshop, 2, ELSEWHERE);

    try (RunLock heir = Locks.taken(workshop, "heir")) {
      Standing standing = Standing.of(workshop.history());
      assertThat(heir.number()).isEqualTo(3);
      assertThat(standing.fenceOf(1)).isPresent();
      assertThat(standing.fenceOf(2)).isPresent();
      assertThat(standing.fenceOf(3)).isEmpty();
    }
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 10; round++) {
      List<Callable<LockOutcome>> asking = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "run-" + round + "-" + i;
        asking.add(() -> Locks.askForLong(workshop, name));
      }
      List<RunLock> locks = new ArrayList<>();
      for (Future<LockOutcome> asked : threads.invokeAll(asking)) {
        if (asked.get() instanceof LockOutcome.Taken taken) {
          locks.add(taken.lock());
        }
      }
      assertThat(locks).hasSize(1);
      locks.get(0).close();
    }
    threads.shutdown();
    assertThat(Locks.folder(workshop).numbers()).as("old ones are forgotten").hasSizeLessThan(10);
    assertThat(workshop.history().entries()).as("nobody died").isEmpty();
  }

  @Test
  void aDamagedLockSaysWhatToDo() throws IOException {
    Path file = workshop.dataset().resolve("_lock/00000001.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{");

    assertThatThrownBy(() -> Locks.ask(workshop, "run"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The lock "
                + file
                + " is damaged: is not valid JSON, line 1. Remove it if no run of the dataset is at"
                + " work.");
  }

  private PublishOutcome publishUnder(RunLock lock) throws IOException {
    return Publisher.under(lock, Workshop.DISK, workshop.root())
        .publish(workshop.stage("of the heir"), Workshop.STAMP);
  }

  private void assertFencedOff(LockOutcome outcome) throws IOException {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            LockOutcome.Taken.class,
            taken -> {
              assertThat(taken.lock().number()).isEqualTo(2);
              assertThat(taken.tookOver()).map(Holder::number).contains(1);
              taken.lock().close();
            });
    assertThat(workshop.history().entries())
        .extracting(HistoryEntry::event)
        .containsExactly(new HistoryEvent.Fenced(2, "heir"));
  }
}
