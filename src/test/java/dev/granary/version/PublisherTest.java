package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void openWorkshop() {
    workshop = new Workshop(directory);
  }

  @Test
  void makesAVersionVisibleWithAllItsFiles() throws IOException {
    Candidate candidate = workshop.stage("first");
    List<Path> staged = Workshop.filesIn(Path.of(candidate.staging()));

    PublishOutcome outcome = workshop.publish(candidate);

    Path place = workshop.dataset().resolve("1.0.0");
    assertThat(outcome)
        .isEqualTo(
            new PublishOutcome.Published(
                new VersionNumber(1, 0, 0),
                place.toString(),
                candidate.draft().layout().contentDigest(),
                Optional.empty()));
    assertThat(Workshop.filesIn(place)).hasSize(staged.size() + 1);
    assertThat(Path.of(candidate.staging())).doesNotExist();
    assertThat(workshop.dataset().resolve("CURRENT")).hasContent("1.0.0\n");
    assertThat(workshop.findings("1.0.0")).isEmpty();
  }

  @Test
  void theManifestNamesEveryOtherFileWithItsDigest() throws IOException {
    Path place = workshop.published("first");

    Manifest manifest = ManifestJson.read(Files.readAllBytes(place.resolve(Manifest.FILE)));

    assertThat(manifest.files())
        .extracting(FileEntry::path)
        .containsExactly("CARD.md", "empty.txt", "ledger/part-00000.parquet");
    assertThat(manifest.allFiles())
        .hasSize(9)
        .allSatisfy(
            file -> {
              byte[] content = Files.readAllBytes(place.resolve(file.path()));
              assertThat(file.bytes()).isEqualTo(content.length);
              assertThat(file.sha256()).isEqualTo(Sha256.of(content));
            });
  }

  @Test
  void countsUpWithinALine() throws IOException {
    workshop.published("first");
    workshop.published("second");
    Candidate third = workshop.stage("third");
    workshop.publish(new Candidate(third.staging(), 1, 1, third.draft()));
    workshop.published("fourth");

    assertThat(workshop.versions()).containsExactly("1.0.2", "1.1.0", "1.0.1", "1.0.0");
  }

  @Test
  void neverUsesTheNumberOfAVersionWhoseFilesWereRemoved() throws IOException {
    workshop.published("first");
    Workshop.DISK.delete(workshop.published("second").toString());

    assertThat(workshop.published("third").getFileName()).hasToString("1.0.2");
  }

  @Test
  void whatAPublisherLeftThatDiedBeforeItsLastStepIsPassedOverAndNeverShown() throws IOException {
    workshop.published("first");
    Publisher dying =
        new Publisher(
            new PassingStorage() {
              @Override
              public CreateOutcome createIfAbsent(String path, byte[] content) {
                throw new ThreadDeath();
              }
            },
            workshop.root());
    Candidate second = workshop.stage("second");
    assertThatThrownBy(() -> dying.publish(second, Workshop.STAMP)).isInstanceOf(ThreadDeath.class);
    assertThat(workshop.dataset().resolve("1.0.1")).exists();
    assertThat(workshop.versions()).containsExactly("1.0.0");
    assertThatThrownBy(() -> workshop.findings("1.0.1")).isInstanceOf(NoSuchVersion.class);

    assertThat(workshop.published("third").getFileName()).hasToString("1.0.2");
    assertThat(workshop.versions()).containsExactly("1.0.2", "1.0.0");
  }

  @Test
  void writesItsOwnManifestOverOneThatADeadAttemptLeftInStaging() throws IOException {
    Candidate candidate = workshop.stage("first");
    Files.writeString(Path.of(candidate.staging(), Manifest.FILE), "half a manif");

    workshop.publish(candidate);

    assertThat(workshop.findings("latest")).isEmpty();
  }

  @Test
  void refusesAShardThatWasDamagedSinceItWasWritten() throws IOException {
    for (String file :
        List.of(
            "birds-train.tfrecord-00001-of-00002",
            "index/birds-validation.tfrecord-00000-of-00001.index")) {
      Candidate candidate = workshop.stage("damaged");
      Path path = Path.of(candidate.staging(), file);
      byte[] content = Files.readAllBytes(path);
      content[3] ^= 1;
      Files.write(path, content);

      assertThatThrownBy(() -> workshop.publish(candidate))
          .isInstanceOf(DamagedStaging.class)
          .hasMessageStartingWith("Shard " + file + " was damaged between writing and publishing");
    }
    assertThat(workshop.dataset()).doesNotExist();
  }

  @Test
  void refusesAShardThatIsMissing() throws IOException {
    Candidate candidate = workshop.stage("first");
    Files.delete(Path.of(candidate.staging(), "birds-train.tfrecord-00001-of-00002"));

    assertThatThrownBy(() -> workshop.publish(candidate))
        .isInstanceOf(DamagedStaging.class)
        .hasMessageStartingWith("birds-train.tfrecord-00001-of-00002 is missing from ");
  }

  @Test
  void refusesAShardThatTheDraftDoesNotKnow() throws IOException {
    Candidate candidate = workshop.stage("first");
    Files.writeString(Path.of(candidate.staging(), "birds-test.tfrecord-00000-of-00001"), "stray");

    assertThatThrownBy(() -> workshop.publish(candidate))
        .isInstanceOf(DamagedStaging.class)
        .hasMessageStartingWith("birds-test.tfrecord-00000-of-00001 was not dealt to any split");
  }

  @Test
  void refusesStagingThatACleanerEmptiesMeanwhile() {
    Candidate candidate = workshop.stage("first");
    Publisher cleaned =
        new Publisher(
            new PassingStorage() {
              @Override
              public void move(String from, String to) throws IOException {
                delete(from + "/birds-train.tfrecord-00000-of-00002");
                super.move(from, to);
              }
            },
            workshop.root());

    assertThatThrownBy(() -> cleaned.publish(candidate, Workshop.STAMP))
        .isInstanceOf(DamagedStaging.class)
        .hasMessageContaining("changed while they were published");
    assertThat(workshop.entry(1)).doesNotExist();
  }

  @Test
  void isPublishedEvenIfTheHintForPeopleCannotBeWritten() throws IOException {
    Candidate candidate = workshop.stage("first");
    Publisher withoutHint =
        new Publisher(
            new PassingStorage() {
              @Override
              public OutputStream create(String path, Durability durability) throws IOException {
                if (path.endsWith("CURRENT")) {
                  throw new IOException("No space left on device");
                }
                return super.create(path, durability);
              }
            },
            workshop.root());

    assertThat(withoutHint.publish(candidate, Workshop.STAMP))
        .isInstanceOf(PublishOutcome.Published.class);
    assertThat(workshop.versions()).containsExactly("1.0.0");
  }

  @Test
  void doesNotAddToAHistoryThatIsBroken() throws IOException {
    workshop.published("first");
    workshop.published("second");
    Files.delete(workshop.entry(1));
    Candidate third = workshop.stage("third");

    assertThatThrownBy(() -> workshop.publish(third)).isInstanceOf(BrokenHistory.class);
    assertThat(workshop.entry(3)).doesNotExist();
  }

  @Test
  void everyRaceHasAVersionForEachPublisherAndAnUnbrokenChain() throws Exception {
    int publishers = 5;
    int rounds = 10;
    CyclicBarrier together = new CyclicBarrier(publishers);
    ExecutorService threads = Executors.newFixedThreadPool(publishers);
    List<Callable<Void>> races = new ArrayList<>();
    for (int publisher = 0; publisher < publishers; publisher++) {
      String name = "publisher-" + publisher;
      races.add(
          () -> {
            for (int round = 0; round < rounds; round++) {
              Candidate candidate = workshop.stage(name + "-round-" + round);
              // A publisher that failed does not come: without a limit the others would wait for
              // it.
              together.await(2, TimeUnit.MINUTES);
              assertThat(workshop.publish(candidate)).isInstanceOf(PublishOutcome.Published.class);
            }
            return null;
          });
    }
    try {
      for (Future<Void> race : threads.invokeAll(races)) {
        race.get();
      }
    } finally {
      threads.shutdownNow();
    }

    List<String> expected = new ArrayList<>();
    for (int sequence = 0; sequence < publishers * rounds; sequence++) {
      expected.add("1.0." + sequence);
    }
    assertThat(workshop.versions()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(History.read(Workshop.DISK, workshop.root(), "birds").entries()).hasSize(50);
    for (String version : expected) {
      assertThat(workshop.findings(version)).isEmpty();
    }
  }

  @Test
  void publishersWithEqualDataDoNotTakeEachOthersVersion() throws IOException {
    workshop.published("same");
    workshop.published("same");

    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
  }
}
