package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void openWorkshop() {
    workshop = new Workshop(directory);
  }

  @Test
  void latestIsWhatWasPublishedLast() throws IOException {
    workshop.published("first");
    Path second = workshop.published("second");

    PublishedVersion latest = versions().resolve("latest");

    assertThat(latest.number()).hasToString("1.0.1");
    assertThat(latest.directory()).isEqualTo(second.toString());
    assertThat(latest.stamp()).isEqualTo(Workshop.STAMP);
    assertThat(versions().resolve("1.0.0").number()).hasToString("1.0.0");
  }

  @Test
  void tellsWhatExistsInsteadOfWhatWasAsked() throws IOException {
    for (int i = 0; i < 12; i++) {
      workshop.published("version-" + i);
    }

    assertThatThrownBy(() -> versions().resolve("1.0"))
        .isInstanceOf(NoSuchVersion.class)
        .hasMessage(
            "There is no version '1.0' of birds; there is 1.0.11, 1.0.10, 1.0.9, 1.0.8, 1.0.7,"
                + " 1.0.6, 1.0.5, 1.0.4, 1.0.3, 1.0.2 and 2 older.");
  }

  @Test
  void aDatasetWithoutVersionsSaysSo() {
    assertThatThrownBy(() -> versions().resolve("latest"))
        .isInstanceOf(NoSuchVersion.class)
        .hasMessage("No version of birds is published under " + workshop.root() + ".");
  }

  @Test
  void aDirectoryThatNoEntryNamesIsNoVersion() throws IOException {
    workshop.published("first");
    Files.createDirectories(workshop.dataset().resolve("1.0.5"));

    assertThat(workshop.versions()).containsExactly("1.0.0");
    assertThatThrownBy(() -> versions().resolve("1.0.5")).isInstanceOf(NoSuchVersion.class);
  }

  @Test
  void readsTheManifestThatWasPublishedAndNoOther() throws IOException {
    Path place = workshop.published("first");
    PublishedVersion version = versions().resolve("latest");
    assertThat(versions().manifest(version).dataset()).isEqualTo("birds");
    Path manifest = place.resolve(Manifest.FILE);
    Files.writeString(manifest, Files.readString(manifest).replace("0.1.0", "0.1.1"));

    assertThatThrownBy(() -> versions().manifest(version))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageStartingWith(manifest + " was changed after it was published");
  }

  @Test
  void findsTheCurrentVersionUnchangedWhereDataSpecAndCodeAreEqual() throws IOException {
    Candidate candidate = workshop.stage("first");
    Draft draft = candidate.draft();
    workshop.publish(candidate);

    assertThat(versions().findUnchanged(draft))
        .hasValueSatisfying(version -> assertThat(version.number()).hasToString("1.0.0"));
    assertThat(
            versions().findUnchanged(Workshop.draft(draft.layout().shards(), "birds/2026-11-20")))
        .as("another run")
        .isPresent();
    Build build = draft.build();
    Build otherCode = new Build("birds", build.specDigest(), "0.2.0", "", build.seed());
    assertThat(
            versions()
                .findUnchanged(
                    new Draft(otherCode, draft.inputs(), draft.sources(), draft.layout())))
        .as("another code")
        .isEmpty();
    Build otherSpec = new Build("birds", Golden.sha256("other"), "0.1.0", "", build.seed());
    assertThat(
            versions()
                .findUnchanged(
                    new Draft(otherSpec, draft.inputs(), draft.sources(), draft.layout())))
        .as("another spec")
        .isEmpty();
    workshop.published("second");
    assertThat(versions().findUnchanged(draft)).as("other data since").isEmpty();
  }

  @Test
  void aRootMayBeSpelledWithSlashesToSpare() throws IOException {
    workshop.published("first");
    String root = workshop.directory() + "//root/";

    assertThat(Verifier.verify(Workshop.DISK, root, "birds", "latest").isWhole()).isTrue();
    assertThat(DatasetPaths.normalized("gs://bucket//a/")).isEqualTo("gs://bucket/a");
    assertThat(DatasetPaths.normalized("/")).isEqualTo("/");
  }

  private Versions versions() throws IOException {
    return Versions.of(Workshop.DISK, workshop.root(), "birds");
  }
}
