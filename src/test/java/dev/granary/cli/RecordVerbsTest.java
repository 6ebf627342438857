package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordVerbsTest {
  @TempDir static Path folder;
  private static Sightings sightings;

  @BeforeAll
  static void publish() throws IOException {
    sightings = Sightings.in(folder);
    assertThat(sightings.tell("run").code()).isZero();
  }

  @Test
  void aRecordThatIsThereIsToldWithItsPlace() {
    Told told = whyMissing("data/a.csv", 2);

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .matches(
            "data/a\\.csv:2 \\(record [0-9a-f]{32}\\) was published: in split train, as record"
                + " \\d+ \\(counted from 0\\) of sightings-train\\.tfrecord-0000\\d-of-00002\\.\n");
  }

  @Test
  void aDuplicateIsToldWithTheRecordThatStays() {
    Told told = whyMissing("data/a.csv", Sightings.DUPLICATE_LINE);

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .matches(
            "(?s)data/a\\.csv:22 \\(record [0-9a-f]{32}\\) was dropped because it is equal to a"
                + " record that stays \\(DUPLICATE_EXACT\\)\\..*\n"
                + "  The record that stays: data/a\\.csv:5 \\(record [0-9a-f]{32}\\) was"
                + " published: .*\n");
  }

  @Test
  void aRecordThatWasSetAsideIsToldWithTheEvidenceButNotItsText() {
    Told told = whyMissing("data/a.csv", Sightings.CAT_LINE);

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith("data/a.csv:23 (record ")
        .contains("was set aside because it is a value outside the domain (CHECK_DOMAIN).")
        .contains("Evidence: kind")
        .doesNotContain("cat");
  }

  @Test
  void aHeaderIsNoRecord() {
    Told told = whyMissing("data/a.csv", 1);

    assertThat(told.code()).isEqualTo(7);
    assertThat(told.err()).contains("it stands before the first one, as a header does");
  }

  @Test
  void aLinePastTheEndIsToldWithTheLastOne() {
    Told told = whyMissing("data/a.csv", 99);

    assertThat(told.code()).isEqualTo(7);
    assertThat(told.err())
        .contains("no record starts on line 99 of data/a.csv: the last one starts on line 23");
  }

  @Test
  void aFileThatWasNotReadIsToldWithThoseThatWere() {
    Told told = whyMissing("data/b.csv", 2);

    assertThat(told.code()).isEqualTo(7);
    assertThat(told.err())
        .isEqualTo(
            "granary: no record of sightings 1.0.0 came from a file data/b.csv; it was made from"
                + " data/a.csv\n");
  }

  @Test
  void aFileIsFoundByThePathThatPeopleSee() {
    assertThat(whyMissing(sightings.input().toString(), 2).code()).isZero();
    assertThat(whyMissing("a.csv", 2).code()).isZero();
  }

  @Test
  void linesCountFromOne() {
    assertThat(whyMissing("a.csv", 0).code()).isEqualTo(2);
  }

  @Test
  void programsGetTheRowAndItsSurvivor() throws IOException {
    JsonNode record = record(Sightings.DUPLICATE_LINE);

    assertThat(record.path("outcome").asText()).isEqualTo("dropped");
    assertThat(record.path("reason").asText()).isEqualTo("DUPLICATE_EXACT");
    assertThat(record.path("line").asLong()).isEqualTo(22);
    JsonNode survivor = record.path("survivors").get(0);
    assertThat(survivor.path("line").asLong()).isEqualTo(5);
    assertThat(survivor.path("split").asText()).isEqualTo("train");
    assertThat(survivor.path("id").asText()).isEqualTo(record.path("survivor").asText());
  }

  @Test
  void idsAreTracedToTheirPlaces() throws IOException {
    String kept = record(2).path("id").asText();
    String dropped = record(Sightings.DUPLICATE_LINE).path("id").asText();

    Told told = sightings.tell("trace", kept, dropped);
    JsonNode records = sightings.tell("trace", kept, dropped, "--json").json().path("records");

    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("data/a.csv:2 (record " + kept).contains("a.csv:22 (record");
    assertThat(records.findValuesAsText("outcome")).contains("kept", "dropped");
  }

  @Test
  void anIdThatNoRecordHasIsNotFound() throws IOException {
    String id = "0".repeat(32);

    Told told = sightings.tell("trace", id, "--json");

    assertThat(told.code()).isEqualTo(7);
    assertThat(told.json().path("message").asText())
        .isEqualTo("no record of sightings 1.0.0 has the id " + id + ": it was not read");
  }

  @Test
  void whatIsNoIdIsRefused() {
    Told told = sightings.tell("trace", "r21");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("'r21' is no id of a record");
  }

  private static Told whyMissing(String file, long line) {
    return sightings.tell("why-missing", "--file", file, "--line", Long.toString(line));
  }

  private static JsonNode record(long line) throws IOException {
    return sightings
        .tell("why-missing", "--file", "a.csv", "--line", Long.toString(line), "--json")
        .json()
        .path("records")
        .get(0);
  }
}
