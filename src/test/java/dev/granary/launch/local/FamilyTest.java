package dev.granary.launch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A root that has ended, and whose number somebody else has now, with a child. */
class FamilyTest {
  private Process stranger;

  @BeforeEach
  void startAStranger() throws Exception {
    stranger = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void endTheStranger() throws Exception {
    stranger.destroyForcibly().waitFor();
  }

  @Test
  void childrenOfWhoeverHasTheNumberNowAreLeftAlone() throws Exception {
    Family family = new Family(new Ended(stranger.toHandle()), "of-nobody");

    family.look();
    family.end();

    assertThat(stranger.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
  }

  /** As the JDK tells of a process whose number was given away. */
  private record Ended(ProcessHandle childOfAnother) implements ProcessHandle {
    @Override
    public long pid() {
      return 1;
    }

    @Override
    public boolean isAlive() {
      return false;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
      return children();
    }

    @Override
    public Stream<ProcessHandle> children() {
      return Stream.of(childOfAnother);
    }

    @Override
    public Optional<ProcessHandle> parent() {
      return Optional.empty();
    }

    @Override
    public Info info() {
      return childOfAnother.info();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public boolean supportsNormalTermination() {
      return true;
    }

    @Override
    public boolean destroy() {
      return false;
    }

    @Override
    public boolean destroyForcibly() {
      return false;
    }

    @Override
    public int compareTo(ProcessHandle other) {
      return Long.compare(pid(), other.pid());
    }
  }
}
