package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that say which versions there are, and which one readers get. */
class CurationVerbsTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void publishTwice() throws IOException {
    sightings = Sightings.in(folder);
    sightings.tell("run");
    sightings.restated().tell("run");
  }

  @Test
  void aRollBackSaysWhatIsCurrentAndAnotherSaysWhyItCannot() {
    assertThat(sightings.tell("rollback", "--dry-run").out())
        .isEqualTo(
            "sightings: 1.0.0 would be the current version, no longer 1.0.1; nothing was done\n");

    assertThat(sightings.tell("rollback", "--reason", "owl 20 was elsewhere"))
        .isEqualTo(
            new Told(
                0,
                "sightings: 1.0.0 is the current version now, no longer 1.0.1; nothing was copied"
                    + " or removed\n",
                ""));
    assertThat(sightings.tell("show").out()).startsWith("sightings 1.0.0\n");
    assertThat(sightings.tell("rollback"))
        .isEqualTo(
            new Told(
                7,
                "",
                "granary: 1.0.0 is the first version of sightings: there is none before it to go"
                    + " back to.\n"));
    assertThat(sightings.tell("rollback", "--to", "1.0.0").out())
        .isEqualTo("sightings: 1.0.0 is the current version already; nothing was done\n");
  }

  @Test
  void aRunWithNothingNewSaysSo() throws IOException {
    Told again = sightings.tell("run");

    assertThat(again.code()).isZero();
    assertThat(again.out())
        .startsWith(
            "sightings: unchanged\n"
                + "  1.0.1 was made of the same input, by the same spec and code. Nothing was run,"
                + " nothing was published.\n"
                + "\n"
                + "  version: sightings 1.0.1 in ");
    assertThat(sightings.tell("run", "--json").json().path("outcome").asText())
        .isEqualTo("unchanged");
  }

  @Test
  void whatIsCollectedIsToldBeforeAndAfter() throws IOException {
    Files.writeString(
        sightings.input(), Files.readString(sightings.input()).replace("r19,owl,19", "r19,owl,39"));
    sightings.tell("run");

    Told planned = sightings.tell("gc", "--keep", "1", "--dry-run");
    assertThat(planned.out())
        .startsWith("sightings: would remove 1 of 3 versions, and 0 leftovers\n  1.0.0  published ")
        .endsWith("\n  stays  because it is\n  1.0.1  a roll back leads to it\n  1.0.2  current\n");
    assertThat(sightings.root().resolve("sightings/1.0.0")).exists();

    assertThat(sightings.tell("gc", "--keep", "1", "--json").json().path("outcome").asText())
        .isEqualTo("collected");
    assertThat(sightings.root().resolve("sightings/1.0.0")).doesNotExist();
    assertThat(sightings.tell("gc", "--keep", "1").out())
        .startsWith("sightings: there is nothing to remove\n");
    assertThat(sightings.tell("verify", "--all").code()).isZero();
  }

  @Test
  void halvesOfFilesGoAlsoWhereNothingElseDoes() throws IOException {
    Path half = sightings.root().resolve("sightings/_history/.00000003.json.0.part");
    Files.writeString(half, "{");
    sightings.tell("gc");
    assertThat(half).as("it may belong to a run at work").exists();

    sightings.tell("gc", "--grace-hours", "0");

    assertThat(half).doesNotExist();
  }

  @Test
  void aDatasetThatIsNotThereIsNotMadeByCollecting() throws IOException {
    Path nowhere = sightings.folder().resolve("nowhere");

    assertThat(Told.by("gc", "--root", nowhere.toString(), "owls").out())
        .startsWith("owls: there is nothing to remove\n");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aPinnedVersionStays() throws IOException {
    sightings.tell("rollback", "--to", "1.0.0");
    assertThat(sightings.tell("pin", "--version", "1.0.1", "--reason", "the model of May").out())
        .isEqualTo("sightings 1.0.1 is pinned: it will not be collected\n");

    assertThat(
            sightings
                .tell("gc", "--keep", "1", "--json")
                .json()
                .path("versions")
                .get(1)
                .path("stays")
                .asText())
        .isEqualTo("pinned: the model of May");

    assertThat(sightings.tell("unpin", "--version", "1.0.1").out())
        .isEqualTo("sightings 1.0.1 is not pinned any more\n");
    assertThat(sightings.tell("unpin", "--version", "1.0.1").out())
        .isEqualTo("sightings 1.0.1 is not pinned; nothing was done\n");
  }

  @Test
  void spillsOfDeadRunsInASharedFolderGoOnceTheyAreOld() throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path environment = Files.writeString(folder.resolve("env.yaml"), "temporary: tmp\n");
    Path old = Files.createDirectories(temporary.resolve("granary-sightings-1700000000000-17"));
    Path others = Files.createDirectories(temporary.resolve("granary-owls-1700000000000-17"));

    Told told = sightings.tell("gc", "--env", environment.toString());

    assertThat(told.out())
        .contains("  granary-sightings-1700000000000-17  spill of a run that is over\n");
    assertThat(old).doesNotExist();
    assertThat(others).exists();
  }

  @Test
  void theListSaysWhichVersionIsCurrentAndWhichArePinned() {
    sightings.tell("rollback");
    sightings.tell("pin", "--version", "1.0.1", "--reason", "look at it");

    assertThat(sightings.tell("versions").out().lines().skip(1))
        .satisfiesExactly(
            newest -> assertThat(newest).startsWith("1.0.1    pinned   "),
            older -> assertThat(older).startsWith("1.0.0    current  "));
  }

  @Test
  void atLeastOneVersionIsKept() {
    assertThat(sightings.tell("gc", "--keep", "0"))
        .isEqualTo(new Told(2, "", "granary: at least one version must be kept, not 0\n"));
  }

  @Test
  void theStatusTellsWhatIsCurrentAndOfRunsThatWereBlocked() throws IOException {
    sightings.but("max_quarantined: 0.2", "max_quarantined: 0.0").restated();
    assertThat(sightings.tell("run", "--date", "2026-11-22").code()).isEqualTo(3);

    Told status = sightings.tell("status");

    assertThat(status.code()).isZero();
    assertThat(status.out())
        .matches(
            "(?s)sightings\n  current version: 1\\.0\\.1, published .* UTC\n  at work: nobody\n"
                + "\nRuns that left something\n"
                + "  [0-9]+-[0-9]+ for sightings@2026-11-22, begun .* UTC: blocked by a gate:"
                + " quarantine.log failed; see .*/report.html\n");
    assertThat(sightings.tell("status", "--max-age-hours", "1").code()).isZero();
  }

  @Test
  void aDatasetWithoutAVersionIsOlderThanAnything() throws IOException {
    Sightings empty = Sightings.in(Files.createDirectories(folder.resolve("empty")));

    Told status = empty.tell("status", "--max-age-hours", "26");

    assertThat(status)
        .isEqualTo(
            new Told(
                3,
                "sightings\n  current version: none\n  at work: nobody\n",
                "granary: the current version of sightings is older than 26 hours\n"));
  }
}
