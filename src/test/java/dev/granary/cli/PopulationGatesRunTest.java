package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates on the records as a whole, through the command: all of the twenty records are owls. */
class PopulationGatesRunTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void sightings() throws IOException {
    sightings = Sightings.in(folder);
  }

  @Test
  void aWarningIsToldAndPublishes() throws IOException {
    Told told = gates("label: {max_share: 0.9, severity: warn}").tell("run", "--json");

    assertThat(told.code()).isEqualTo(0);
    assertThat(told.err())
        .contains("granary: warning: label.balance: shares of the records are out of their limits");
    assertThat(told.out()).contains("\"outcome\" : \"published\"").contains("\"warnedGates\"");
    assertThat(published("gates.json"))
        .contains("\"verdict\" : \"warned\"")
        .contains("\"severity\" : \"warn\"")
        .contains("\"setting\" : \"gates.label\"");
    assertThat(published("report.html")).contains("No gate blocked; warned: label.balance.");
  }

  @Test
  void aFailureOfTheSameGateBlocks() throws IOException {
    Told told = gates("label: {max_share: 0.9}").tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err())
        .contains(
            "nothing was published: label.balance: shares of the records are out of their limits:"
                + " owl: 20 of 20 (1.000)")
        .doesNotContain("granary: warning");
  }

  @Test
  void whatIsAskedAndMetPasses() throws IOException {
    gates(
            """
            sources: {log: {min_share: 1}}
              volume: {min_ratio: 0.9}
              slices: {field: kind, require: [owl], min_records: 20}
              representative: {field: kind, reference: {owl: 1}}\
            """)
        .tell("run");

    assertThat(published("gates.json"))
        .contains("sources.log", "volume.change", "slices.kind", "representative.kind")
        .contains("there is no version to compare with");
  }

  @Test
  void aMissingSliceBlocks() throws IOException {
    Told told = gates("slices: {field: kind, require: [owl, hen]}").tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("slices.kind: too few records of kind = hen: missing;");
  }

  @Test
  void halfADeliveryIsNotPublishedOverAWholeOne() throws IOException {
    gates("volume: {min_ratio: 0.9}").tell("run");
    String rows = Files.readString(sightings.input());
    Files.writeString(sightings.input(), rows.substring(0, rows.indexOf("r11,")));

    Told told = sightings.tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err())
        .contains("volume.change: there are 10 records, in 1.0.0 there were 20; see whether");
  }

  @Test
  void aRunWithoutADateHasNoAge() throws IOException {
    assertThat(gates("freshness: {field: kind, max_age: 1d}").tell("run").err())
        .contains("freshness.kind: without a logical date no age is known; run with --date");
  }

  private Sightings gates(String gates) throws IOException {
    return sightings.but("publish:", "gates:\n  " + gates + "\npublish:");
  }

  private String published(String file) throws IOException {
    return Files.readString(sightings.root().resolve("sightings/1.0.0").resolve(file));
  }
}
