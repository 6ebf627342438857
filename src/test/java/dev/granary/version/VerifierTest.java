package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  private static final String FIRST = "birds-train.tfrecord-00000-of-00002";
  private static final String SECOND = "birds-train.tfrecord-00001-of-00002";

  @TempDir Path directory;
  private Workshop workshop;
  private Path place;

  @BeforeEach
  void publish() throws IOException {
    workshop = new Workshop(directory);
    workshop.published("before");
    place = workshop.published("first");
    assertThat(workshop.findings("latest")).isEmpty();
  }

  @Test
  void findsAChangedByteInEveryFile() throws IOException {
    int files = 0;
    for (Path file : Workshop.filesIn(place)) {
      byte[] content = Files.readAllBytes(file);
      for (int at : new int[] {0, content.length / 2, content.length - 1}) {
        if (content.length > 0) {
          byte[] changed = content.clone();
          changed[at] ^= 0x20;
          Files.write(file, changed);
          assertOneFinding(file, file.endsWith(Manifest.FILE) ? "BadManifest" : "WrongDigest");
        }
      }
      Files.write(file, content);
      files++;
    }
    assertThat(files).isEqualTo(10);
    assertThat(workshop.findings("latest")).isEmpty();
  }

  @Test
  void findsEveryByteOfAShard() throws IOException {
    Path shard = place.resolve(FIRST);
    byte[] content = Files.readAllBytes(shard);
    for (int at = 0; at < content.length; at++) {
      byte[] changed = content.clone();
      changed[at] ^= 1;
      Files.write(shard, changed);
      assertOneFinding(shard, "WrongDigest");
    }
  }

  @Test
  void findsEveryFileCutAtAnyLength() throws IOException {
    for (Path file : Workshop.filesIn(place)) {
      byte[] content = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, content.length / 2, content.length - 1}) {
        if (length >= 0 && length < content.length) {
          Files.write(file, Arrays.copyOf(content, length));
          if (file.endsWith(Manifest.FILE)) {
            assertOneFinding(file, "BadManifest");
          } else if (length == 0) {
            assertThat(workshop.findings("latest"))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("holds the content of empty.txt");
          } else {
            assertThat(workshop.findings("latest"))
                .containsExactly(new Finding.WrongSize(name(file), content.length, length));
          }
        }
      }
      Files.write(file, content);
    }
  }

  @Test
  void findsEveryFileThatIsMissing() throws IOException {
    for (Path file : Workshop.filesIn(place)) {
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(workshop.findings("latest")).containsExactly(new Finding.Missing(name(file)));
      Files.write(file, content);
    }
  }

  @Test
  void findsAFileThatWasDoubled() throws IOException {
    byte[] content = Files.readAllBytes(place.resolve(FIRST));
    Files.write(place.resolve(FIRST), content, StandardOpenOption.APPEND);

    Finding finding = new Finding.WrongSize(FIRST, content.length, 2L * content.length);
    assertThat(workshop.findings("latest")).containsExactly(finding);
    assertThat(finding.sentence())
        .isEqualTo("is too long: %d bytes instead of %d", 2 * content.length, content.length);
  }

  @Test
  void findsAFileThatNobodyPublished() throws IOException {
    Files.copy(place.resolve(FIRST), place.resolve("birds-test.tfrecord-00000-of-00001"));
    Files.createDirectories(place.resolve("deep/er"));
    Files.writeString(place.resolve("deep/er/file"), "x");

    assertThat(workshop.findings("latest"))
        .containsExactly(
            new Finding.Extra("birds-test.tfrecord-00000-of-00001"),
            new Finding.Extra("deep/er/file"));
  }

  @Test
  void tellsWhichShardsWereSwapped() throws IOException {
    Path aside = place.resolve("aside");
    Files.move(place.resolve(FIRST), aside);
    Files.move(place.resolve(SECOND), place.resolve(FIRST));
    Files.move(aside, place.resolve(SECOND));

    assertThat(workshop.findings("latest"))
        .extracting(finding -> finding.file() + " " + finding.sentence())
        .containsExactly(
            FIRST + " holds the content of " + SECOND, SECOND + " holds the content of " + FIRST);
  }

  @Test
  void findsEverythingThatIsWrongAtOnce() throws IOException {
    Files.delete(place.resolve(FIRST));
    Files.writeString(place.resolve("CARD.md"), "# birds, worst");
    Files.writeString(place.resolve("zebra"), "x");

    assertThat(workshop.findings("latest"))
        .extracting(finding -> finding.getClass().getSimpleName() + " " + finding.file())
        .containsExactly("WrongDigest CARD.md", "Missing " + FIRST, "Extra zebra");
  }

  @Test
  void doesNotBelieveAManifestThatWasForgedWithItsShard() throws IOException {
    byte[] forged = "forged".repeat(40).getBytes(UTF_8);
    Path manifest = place.resolve(Manifest.FILE);
    String original = Files.readString(manifest);
    Sha256 honest = Sha256.of(Files.readAllBytes(place.resolve(FIRST)));
    Files.write(place.resolve(FIRST), forged);
    Files.writeString(manifest, original.replace(honest.hex(), Sha256.of(forged).hex()));

    assertOneFinding(manifest, "BadManifest");
  }

  @Test
  void doesNotBelieveTheManifestOfAnotherVersion() throws IOException {
    Path other = place.resolveSibling("1.0.0");
    Files.copy(
        other.resolve(Manifest.FILE),
        place.resolve(Manifest.FILE),
        StandardCopyOption.REPLACE_EXISTING);

    assertOneFinding(place.resolve(Manifest.FILE), "BadManifest");
  }

  @Test
  void seesAContentDigestThatDoesNotFollowFromTheShards() throws IOException {
    Manifest manifest = ManifestJson.read(Files.readAllBytes(place.resolve(Manifest.FILE)));
    Sha256 lie = Golden.sha256("lie");
    Manifest lying =
        new Manifest(new VersionNumber(1, 0, 2), manifest.draft(), manifest.files(), lie);
    enter(lying, new HistoryEvent.Digests(Sha256.of(ManifestJson.write(lying)), lie));

    Sha256 truth = manifest.contentDigest();
    assertThat(workshop.findings("latest"))
        .containsExactly(
            new Finding.BadContentDigest(Manifest.FILE, lie, truth),
            new Finding.BadContentDigest("_history/00000003.json", lie, truth));
  }

  @Test
  void seesAVersionThatSaysItIsAnother() throws IOException {
    Manifest manifest = ManifestJson.read(Files.readAllBytes(place.resolve(Manifest.FILE)));
    Manifest other =
        new Manifest(
            new VersionNumber(1, 0, 9),
            manifest.draft(),
            manifest.files(),
            manifest.contentDigest());
    enter(
        other,
        new HistoryEvent.Digests(Sha256.of(ManifestJson.write(other)), manifest.contentDigest()));

    assertThat(workshop.findings("latest"))
        .containsExactly(
            new Finding.BadManifest(Manifest.FILE, "its version is 1.0.9, the history's is 1.0.2"));
  }

  @Test
  void aFileThatCannotBeReadIsAFindingAndNotAPass() throws IOException {
    PassingStorage failing =
        new PassingStorage() {
          @Override
          public SeekableByteChannel open(String path) throws IOException {
            if (path.endsWith(SECOND)) {
              throw new IOException("Input/output error");
            }
            return super.open(path);
          }
        };

    Verification verification = Verifier.verify(failing, workshop.root(), "birds", "1.0.1");

    assertThat(verification.isWhole()).isFalse();
    assertThat(verification.findings())
        .containsExactly(new Finding.Unreadable(SECOND, "Input/output error"));
  }

  @Test
  void aVersionThatDoesNotExistIsNoFinding() {
    assertThatThrownBy(() -> workshop.findings("1.0.9"))
        .isInstanceOf(NoSuchVersion.class)
        .hasMessage("There is no version '1.0.9' of birds; there is 1.0.1, 1.0.0.");
  }

  /** Publishes a copy of the version with another manifest, as a faulty publisher would. */
  private void enter(Manifest manifest, HistoryEvent.Digests digests) throws IOException {
    Path copy = place.resolveSibling("1.0.2");
    for (Path file : Workshop.filesIn(place)) {
      Path target = copy.resolve(place.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    Files.write(copy.resolve(Manifest.FILE), ManifestJson.write(manifest));
    History history = History.read(Workshop.DISK, workshop.root(), "birds");
    HistoryEvent.Published event =
        new HistoryEvent.Published(
            new VersionNumber(1, 0, 2), "1.0.2", digests, "", Optional.empty());
    Files.write(workshop.entry(3), HistoryJson.write(history.next(event, Workshop.STAMP)));
  }

  private void assertOneFinding(Path file, String kind) throws IOException {
    List<Finding> findings = workshop.findings("latest");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).file()).isEqualTo(name(file));
    assertThat(findings.get(0).getClass().getSimpleName()).isEqualTo(kind);
  }

  private String name(Path file) {
    return place.relativize(file).toString();
  }
}
