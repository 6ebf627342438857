package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.pipeline.RunResult;
import dev.granary.report.ReportJson;
import dev.granary.report.RunReport;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishOutcome;
import dev.granary.version.PublishedVersion;
import dev.granary.version.VersionNumber;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endings that no run of a test can be made to have. */
class RunToldTest {
  @TempDir Path folder;
  private PublishedVersion version;
  private RunReport report;

  @BeforeEach
  void run() throws IOException {
    Sightings sightings = Sightings.in(folder);
    sightings.tell("run");
    version =
        Versions.of(new LocalStorage(), sightings.root().toString(), "sightings")
            .resolve(Versions.LATEST);
    report = ReportJson.read(Files.readAllBytes(Path.of(version.directory(), "report.json")));
  }

  @Test
  void aLostRaceMayBeRunAgain() {
    RunTold told = unsettled(new PublishOutcome.LostRace(version.entry()));

    assertThat(told.exit()).isEqualTo(ExitCode.OCCUPIED);
    assertThat(told.warning().orElseThrow()).contains("safe to run again");
    assertThat(told.json()).contains("\"outcome\" : \"lost_race\"").doesNotContain("\"report\"");
  }

  @Test
  void anUnknownOutcomeSaysHowToLook() {
    RunTold told =
        unsettled(
            new PublishOutcome.Unknown(
                new VersionNumber(1, 0, 1), "out/_history/2.json", new IOException("timed out")));

    assertThat(told.exit()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(told.warning().orElseThrow())
        .isEqualTo(
            "It is not known whether version 1.0.1 was published: timed out. It was if"
                + " out/_history/2.json names it. Nothing was removed.");
    assertThat(told.json()).contains("\"outcome\" : \"unknown\"");
  }

  @Test
  void anUnknownOutcomeNamesItsReason() {
    IOException full =
        new IOException("Cannot write 2.json", new IOException("No space left on device"));

    assertThat(
            unsettled(new PublishOutcome.Unknown(new VersionNumber(1, 0, 1), "2.json", full))
                .warning()
                .orElseThrow())
        .isEqualTo(
            "It is not known whether version 1.0.1 was published: Cannot write 2.json: No space"
                + " left on device: the disk is full. Free some space, or name another disk as"
                + " temporary or root in the environment, and run again. It was if 2.json names it."
                + " Nothing was removed.");
  }

  private RunTold unsettled(PublishOutcome outcome) {
    return new RunTold("sightings", new RunResult.Unsettled(report, "staging", outcome));
  }
}
