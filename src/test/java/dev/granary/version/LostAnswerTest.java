package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.CreateOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer to the one step that counts does not arrive. */
class LostAnswerTest {
  @TempDir Path directory;
  private Workshop workshop;
  private Candidate candidate;

  @BeforeEach
  void stage() throws IOException {
    workshop = new Workshop(directory);
    workshop.published("before");
    candidate = workshop.stage("candidate");
  }

  @Test
  void isPublishedWhereTheEntryTurnsOutToBeOurs() throws IOException {
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                super.createIfAbsent(path, content);
                throw new IOException("connection reset");
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
  }

  @Test
  void isPublishedWhereTheStorageTriedAgainByItselfAndMetItsOwnEntry() throws IOException {
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                super.createIfAbsent(path, content);
                return super.createIfAbsent(path, content);
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
  }

  @Test
  void isTriedAgainWhereNoEntryStands() throws IOException {
    AtomicInteger tries = new AtomicInteger();
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                if (tries.getAndIncrement() == 0) {
                  throw new IOException("connection reset");
                }
                return super.createIfAbsent(path, content);
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
  }

  @Test
  void isAddedOnceWhereTheFirstAttemptArrivesLate() throws IOException {
    AtomicInteger tries = new AtomicInteger();
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                if (tries.getAndIncrement() == 0) {
                  throw new IOException("timed out");
                }
                super.createIfAbsent(path, content);
                return super.createIfAbsent(path, content);
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
  }

  @Test
  void goesOnFromAnothersEntryThatCameFirst() throws IOException {
    AtomicInteger tries = new AtomicInteger();
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                if (tries.getAndIncrement() == 0) {
                  workshop.published("another");
                  throw new IOException("connection reset");
                }
                return super.createIfAbsent(path, content);
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.2", "1.0.0");
    assertThat(workshop.findings("1.0.1")).isEmpty();
    assertThat(workshop.findings("1.0.2")).isEmpty();
  }

  @Test
  void isFoundAlthoughAnotherHasPublishedOnTopOfIt() throws IOException {
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                super.createIfAbsent(path, content);
                workshop.published("another");
                throw new IOException("connection reset");
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.2", "1.0.1", "1.0.0");
  }

  @Test
  void isUnknownWhereTheEntryCannotBeReadBackAndNothingIsRemoved() throws IOException {
    String entry = workshop.entry(2).toString();
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                super.createIfAbsent(path, content);
                throw new IOException("connection reset");
              }

              @Override
              public byte[] read(String path, int limit) throws IOException {
                if (path.equals(entry)) {
                  throw new IOException("unreachable");
                }
                return super.read(path, limit);
              }

              @Override
              public void delete(String path) {
                throw new AssertionError("removed " + path);
              }
            });

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PublishOutcome.Unknown.class,
            unknown -> {
              assertThat(unknown.entry()).isEqualTo(entry);
              assertThat(unknown.cause()).hasMessage("connection reset");
              assertThat(unknown.cause().getSuppressed()[0]).hasMessage("unreachable");
              assertThat(unknown.advice("connection reset"))
                  .isEqualTo(
                      "It is not known whether version 1.0.1 was published: connection reset."
                          + " It was if "
                          + entry
                          + " names it. Nothing was removed.");
            });
    assertThat(workshop.versions()).as("it was").containsExactly("1.0.1", "1.0.0");
    assertThat(workshop.findings("1.0.1")).isEmpty();
  }

  @Test
  void isUnknownWhereEveryAttemptFailsSinceOneMayStillArrive() throws IOException {
    PublishOutcome outcome =
        publishOn(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                throw new IOException("timed out");
              }
            });

    assertThat(outcome).isInstanceOf(PublishOutcome.Unknown.class);
    assertThat(workshop.dataset().resolve("1.0.1")).exists();
    assertThat(workshop.versions()).containsExactly("1.0.0");
  }

  @Test
  void isVisibleAndWholeWhereTheLastAttemptArrivesAfterItWasGivenUp() throws IOException {
    LateStorage late = new LateStorage();
    assertThat(publishOn(late)).isInstanceOf(PublishOutcome.Unknown.class);
    assertThat(workshop.versions()).containsExactly("1.0.0");

    assertThat(late.arrive()).isEqualTo(CreateOutcome.CREATED);

    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
    assertThat(workshop.findings("1.0.1")).isEmpty();
    assertThat(workshop.published("next").getFileName()).hasToString("1.0.2");
  }

  @Test
  void takesNothingFromAnotherWhereItArrivesLaterStill() throws IOException {
    LateStorage late = new LateStorage();
    assertThat(publishOn(late)).isInstanceOf(PublishOutcome.Unknown.class);
    workshop.published("another");

    assertThat(late.arrive()).isEqualTo(CreateOutcome.EXISTS);

    assertThat(workshop.versions()).containsExactly("1.0.2", "1.0.0");
    assertThat(workshop.findings("1.0.2")).isEmpty();
    assertThat(workshop.dataset().resolve("1.0.1")).exists();
  }

  @Test
  void isLostOnlyAfterAllTriesWereLost() throws IOException {
    AtomicInteger tries = new AtomicInteger();
    Publisher publisher =
        new Publisher(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
                workshop.published("another-" + tries.incrementAndGet());
                return super.createIfAbsent(path, content);
              }
            },
            workshop.root(),
            3);

    PublishOutcome outcome = publisher.publish(candidate, Workshop.STAMP);

    assertThat(tries).hasValue(3);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PublishOutcome.LostRace.class,
            lost -> assertThat(lost.winner().sequence()).isEqualTo(4));
    assertThat(workshop.versions()).hasSize(4).doesNotContain("1.0.1");
    assertThat(Files.exists(workshop.dataset().resolve("1.0.1"))).isTrue();
  }

  private PublishOutcome publishOn(PassingStorage storage) throws IOException {
    return new Publisher(storage, workshop.root()).publish(candidate, Workshop.STAMP);
  }

  /** Lets every attempt time out, and the last one arrive when it is told to. */
  private static final class LateStorage extends PassingStorage {
    private static final long serialVersionUID = 1L;

    private String path = "";
    private byte[] content = {};

    @Override
    public CreateOutcome createIfAbsent(String asked, byte[] bytes) throws IOException {
      path = asked;
      content = bytes;
      throw new IOException("timed out");
    }

    CreateOutcome arrive() throws IOException {
      return super.createIfAbsent(path, content);
    }
  }
}
