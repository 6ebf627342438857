package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.storage.LocalStorage;
import dev.granary.version.HistoryEvent.GateOverridden;
import dev.granary.version.Overrides;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that fails on twenty records, and what becomes of it. */
class OverrideVerbTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void sightings() throws IOException {
    sightings = Sightings.in(folder).but("publish:", "gates: {min_records: 21}\npublish:");
  }

  @Test
  void aBlockedRunIsPublishedOnceSomebodyOverridesTheGate() throws IOException {
    assertThat(sightings.tell("run").code()).isEqualTo(3);

    Told told = override("volume.records", "--reason", "a quiet week", "--expires", "3d");
    assertThat(told.code()).isEqualTo(0);
    assertThat(told.out())
        .startsWith("sightings: gate volume.records is overridden until ")
        .endsWith(" UTC. Run again to publish.\n");

    Told run = sightings.tell("run");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).contains("No gate blocked; overridden: volume.records.");
    assertThat(run.err())
        .contains("volume.records: too few records are left")
        .contains("quiet week");
    assertThat(Files.readString(sightings.root().resolve("sightings/1.0.0/gates.json")))
        .contains("\"verdict\" : \"overridden\"");
    assertThat(sightings.tell("show").out())
        .contains("Gates that did not pass")
        .containsPattern("volume.records +overridden +20 records +at least 21")
        .contains("a quiet week");
    assertThat(
            sightings.tell("show", "--json").json().path("gates").path(0).path("verdict").asText())
        .isEqualTo("overridden");
    assertThat(sightings.tell("versions").out())
        .contains("gate volume.records is overridden until");
    JsonNode override = sightings.tell("versions", "--json").json().path("overrides").path(0);
    assertThat(override.path("reason").asText()).isEqualTo("a quiet week");
    assertThat(sightings.tell("verify").code()).isEqualTo(0);
  }

  @Test
  void anExpiredOverrideDoesNothingAndTheReportSaysSo() throws Exception {
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    Overrides.record(
        new LocalStorage(),
        sightings.root().toString(),
        "sightings",
        new GateOverridden("volume.records", then.plusSeconds(60), "long ago"),
        new Stamp(then, "mara"));

    Told run = sightings.tell("run");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "the override by mara at 2026-01-01T00:00:00Z expired at 2026-01-01T00:01:00Z and does"
                + " nothing");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Told told =
        override(
            "volume.records", "--reason", "x", "--expires", "2999-12-24", "--dry-run", "--json");

    assertThat(told.json().path("outcome").asText()).isEqualTo("would_override");
    assertThat(told.json().path("expires").asText()).isEqualTo("2999-12-25T00:00:00Z");
    assertThat(sightings.tell("run").code()).isEqualTo(3);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(override("shards.complete", "--reason", "x", "--expires", "3d").err())
        .contains("that cannot be overridden. Mend what it names and run again.");
    assertThat(override("volume.records", "--reason", "x", "--expires", "2020-01-01").err())
        .contains("--expires 2020-01-01 is over already; name a date to come, or 3d or 12h");
    assertThat(override("volume.records", "--reason", " ", "--expires", "3d").code()).isEqualTo(2);
    assertThat(override("volume.records", "--expires", "3d").code()).isEqualTo(2);
    assertThat(override("volume.records", "--reason", "x", "--expires", "soon").err())
        .contains("'soon' is neither a date such as 2026-12-24 nor a time such as 3d or 12h");
  }

  private Told override(String... more) {
    return sightings.tell("override", more);
  }
}
