package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void sharesOfAFileAreAReference() throws IOException {
    Files.writeString(folder.resolve("shares.csv"), "value,share\nowl,0.4\nhen,0.6\n");

    Told told = gates("representative: {field: kind, reference_file: shares.csv}").tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err())
        .contains("kind = owl has 20 of 20 records where the reference says a share of 0.400");
  }

  @Test
  void anotherFileOfSharesMakesAnotherVersion() throws IOException {
    Path shares = folder.resolve("shares.csv");
    Files.writeString(shares, "share,value\n1,owl\n");
    gates("representative: {field: kind, reference_file: shares.csv}").tell("run");
    assertThat(published("references.json"))
        .contains("\"gate\" : \"gates.representative[0]\"", "\"owl\" : 1.0");
    assertThat(sightings.tell("run").out()).contains("unchanged");

    Files.writeString(shares, "value,share\nowl,0.6\n");

    assertThat(sightings.tell("run").code()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value,share/owl,1.5|line 2: a share must be from 0 to 1",
        "value,share/owl,half|line 2: share: type FLOAT",
        "value,share/owl,0.5/owl,0.2|line 3: the same value a second time",
        "value,share/owl,0.5/hen,0.6|line 3: the shares add up to more than 1",
        "value,part/owl,0.5|line 1: READ_HEADER: without the columns share",
        "value,share|has no value; give value and share in each row",
      })
  void aFileOfSharesThatCannotBeUsedIsRefused(String file, String message) throws IOException {
    Files.writeString(folder.resolve("shares.csv"), file.replace('/', '\n') + "\n");

    Told told = gates("representative: {field: kind, reference_file: shares.csv}").tell("run");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("gates.representative[0]: ", message, "Nothing was read.");
  }

  @Test
  void aFileOfSharesThatIsNotThereIsAMissingInput() throws IOException {
    Told told = gates("representative: {field: kind, reference_file: shares.csv}").tell("run");

    assertThat(told.err()).contains("gates.representative[0]: there is no file ");
  }

  @Test
  void freshRecordsPass() throws IOException {
    assertThat(freshness().tell("run", "--date", "2026-11-29").code()).isZero();
    assertThat(published("gates.json"))
        .containsPattern("\"freshness.day\",\\s+\"verdict\" : \"passed\"");
  }

  @Test
  void oldRecordsBlock() throws IOException {
    Told told = freshness().tell("run", "--date", "2026-12-02");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("freshness.day: ");
  }

  @Test
  void aFigureOutOfItsLimitBlocks() throws IOException {
    Told told =
        sightings
            .but(
                "checks: {max_quarantined: 0.2}",
                "checks: {max_quarantined: 0.2, features: {seen: {mean: [20, null]}}}")
            .tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("checks.features.seen.mean");
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

  /** All were seen on the 28th, and two days is as old as the newest may be. */
  private Sightings freshness() throws IOException {
    String rows = Files.readString(sightings.input());
    Files.writeString(
        sightings.input(),
        rows.replace("seen\n", "seen,day\n").replaceAll("(\\d)\n", "$1,2026-11-28\n"));
    sightings.but("schema:\n", "schema:\n  day: {type: string, format: date}\n");
    return gates("freshness: {field: day, max_age: 2d}");
  }

  private Sightings gates(String gates) throws IOException {
    return sightings.but("publish:", "gates:\n  " + gates + "\npublish:");
  }

  private String published(String file) throws IOException {
    return Files.readString(sightings.root().resolve("sightings/1.0.0").resolve(file));
  }
}
