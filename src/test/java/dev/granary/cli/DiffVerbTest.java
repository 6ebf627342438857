package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffVerbTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void publish() throws IOException {
    sightings = Sightings.in(folder);
    assertThat(sightings.tell("run").code()).isZero();
  }

  @Test
  void versionsThatAreTheSameDoNotDiffer() {
    assertThat(sightings.tell("diff", "1.0.0", "1.0.0", "--exit-code"))
        .isEqualTo(
            new Told(
                0,
                "sightings 1.0.0 → 1.0.0: nothing differs; the data is the same, byte for byte.\n",
                ""));
  }

  @Test
  void aNarrowerSpecTellsWhoIsSetAsideForIt() throws IOException {
    sightings.but("range: [0, 1000]", "range: [0, 18]").tell("run");

    Told told = sightings.tell("diff", "--records", "1", "--exit-code");

    assertThat(told.code()).isEqualTo(8);
    assertThat(told.out())
        .startsWith(
            "sightings 1.0.0 → 1.0.1: 2 of 20 records leave (all CHECK_RANGE), 0 come, 18 stay;"
                + " what changed is the spec.\n\n"
                + "Leave: 2\n"
                + "  2 quarantined CHECK_RANGE in 1.0.1: a number outside the range\n")
        .containsOnlyOnce("  data/a.csv:2")
        .contains(
            """

            Schema
              setting            1.0.0     1.0.1
              schema.seen.range  [0,1000]  [0,18]
            """)
        .doesNotContain("Input files", "Come:", "Made by");
  }

  @Test
  void aRestatedFileTellsWhoLeavesComesAndSaysSomethingElse() throws IOException {
    String rows = Files.readString(sightings.input());
    Files.writeString(
        sightings.input(),
        rows.replace("r1,owl,1\n", "r1,hen,1\n").replace("r20,owl,20\n", "r30,owl,30\n"));
    sightings.tell("run");

    JsonNode document = sightings.tell("diff", "1.0.0", "1.0.1", "--json").json();

    assertThat(document.path("sentence").asText())
        .isEqualTo(
            "sightings 1.0.0 → 1.0.1: 1 of 20 records leave (all not read), 1 comes (before: all"
                + " not read), 19 stay, 19 perhaps with other content; what changed is the input.");
    assertThat(document.path("records").path("leftBy").toString())
        .startsWith("[{\"outcome\":\"not_read\",\"count\":1,\"records\":[{\"id\":\"")
        .contains("\"file\":\"data/a.csv\",\"line\":21,\"split\":\"train\"");
    assertThat(document.path("inputs").toString())
        .isEqualTo(
            "[{\"file\":\"data/a.csv\",\"source\":\"log\",\"kind\":\"changed\","
                + "\"records\":{\"before\":22,\"after\":22,\"difference\":0},"
                + "\"bytes\":{\"before\":235,\"after\":235,\"difference\":0}}]");
    assertThat(document.path("splits").get(0).path("classes").path("hen").toString())
        .isEqualTo("{\"before\":0,\"after\":1,\"difference\":1}");
    assertThat(document.path("sameSpec").asBoolean()).isTrue();
    assertThat(document.path("after").path("version").asText()).isEqualTo("1.0.1");
  }

  @Test
  void aRecordWhoseExampleHasAnotherLengthHasOtherContentForCertain() throws IOException {
    String rows = Files.readString(sightings.input());
    Files.writeString(sightings.input(), rows.replace("r1,owl,1\n", "r1,owl,900\n"));
    sightings.tell("run");

    assertThat(sightings.tell("diff").out())
        .contains("no record leaves or comes, 1 with other content, 9 perhaps with other content;")
        .containsPattern("\nStay, with other content: 1\n    [0-9a-f]{32}  data/a.csv:2\n");
  }

  @Test
  void aRecordThatChangesItsSplitIsToldWithBoth() throws IOException {
    sightings
        .but("splits: {train: 1.0}", "splits: {train: 0.5, test: 0.5}")
        .but("processes: [2]", "processes: [1]")
        .tell("run");

    assertThat(sightings.tell("diff", "--records", "1").out())
        .containsPattern("0 of 20 records leave, 0 come, 20 stay, \\d+ of them in another split;")
        .containsPattern("\nStay, in another split: \\d+\n    [0-9a-f]{32}  .*  train → test\n")
        .containsPattern("\n  splits.test +– +0.5\n");
  }

  @Test
  void inputsThatCameAndWentAreNamed() throws IOException {
    sightings.restated();
    Files.move(sightings.input(), folder.resolve("data/b.csv"));
    sightings.tell("run");

    assertThat(sightings.tell("diff").out())
        .startsWith("sightings 1.0.0 → 1.0.1: no record leaves or comes, ")
        .contains("\nInput files\n")
        .containsPattern("\n  data/a.csv +log +removed +-22 +-235 B\n")
        .containsPattern("\n  data/b.csv +log +added +\\+22 +\\+235 B\n");
  }

  @Test
  void aLedgerThatIsMissingIsNamed() throws IOException {
    Files.writeString(sightings.input(), Files.readString(sightings.input()) + "r31,owl,31\n");
    sightings.tell("run");
    Path part = sightings.root().resolve("sightings/1.0.0/ledger/part-00000.parquet");
    Files.delete(part);

    assertThat(sightings.tell("diff"))
        .isEqualTo(new Told(3, "", "granary: " + part + ": is missing; verify the version\n"));
  }

  @Test
  void aSpecThatWasChangedIsNamed() throws IOException {
    sightings.restated().tell("run");
    Path spec = sightings.root().resolve("sightings/1.0.1/spec.json");
    Files.writeString(spec, Files.readString(spec).replace("\"seed\":7", "\"seed\":8"));

    Told told = sightings.tell("diff");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).startsWith("granary: " + spec + ": was changed: its SHA-256 is ");
  }

  @Test
  void aVersionThatDoesNotExistIsNotFound() {
    assertThat(sightings.tell("diff", "1.0.0", "1.0.9"))
        .isEqualTo(
            new Told(
                7, "", "granary: There is no version '1.0.9' of sightings; there is 1.0.0.\n"));
    assertThat(sightings.tell("diff").err())
        .isEqualTo("granary: There is no version 'previous' of sightings; there is 1.0.0.\n");
  }

  @Test
  void aNumberOfRecordsBelowNothingIsRefused() {
    assertThat(sightings.tell("diff", "--records=-1"))
        .isEqualTo(new Told(2, "", "granary: --records must be 0 to 10000, was -1\n"));
  }

  @Test
  void whatMovedIsToldWithFiguresSlicesAndGates() throws IOException {
    sightings.but("dedup:", "statistics: {slices: [kind]}\ngates: {min_records: 9}\ndedup:");
    rows("owl", 0);
    sightings.tell("run");
    rows("hen", 700);
    Files.writeString(
        sightings.input(), Files.readString(sightings.input()) + "cat1,cat,1\ncat2,cat,1\n");
    sightings
        .but("gates: {min_records: 9}", "gates: {min_records: 300, max_flood_share: 0.9}")
        .tell("run");

    Path html = folder.resolve("diff.html");
    Told told = sightings.tell("diff", "1.0.1", "1.0.2", "--html", html.toString());

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("Slices that are gone: kind = owl\n", "Slices that are new: kind = hen\n")
        .contains("Moved farther than chance explains: 2 of 3 features")
        .containsPattern("kind +all records +jensen_shannon 1\\.00 \\(0\\.0")
        .containsPattern("seen +greatest +299 +999")
        .containsPattern("Gates\\n +gate .*\\n +flood\\S* +– +passed, ");
    assertThat(Files.readString(html))
        .contains("What moved", "Slices that are gone: kind = owl.", "greatest", "<svg")
        .doesNotContain("<script", "http://", "https://");
    JsonNode document = sightings.tell("diff", "1.0.1", "1.0.2", "--json").json();
    JsonNode against = document.path("statistics").path("drift").path("against").path(0);
    assertThat(against.path("slices_gone").path(0).asText()).isEqualTo("kind = owl");
    assertThat(against.path("features")).hasSize(3);
    assertThat(document.path("statistics").path("figures").toString())
        .contains(
            "{\"feature\":\"seen\",\"figure\":\"greatest\",\"before\":299.0,\"after\":999.0}");
    assertThat(document.path("gates").findValuesAsText("gate")).contains("quarantine.log");
  }

  private void rows(String kind, int least) throws IOException {
    StringBuilder rows = new StringBuilder("id,kind,seen\n");
    for (int row = 0; row < 300; row++) {
      rows.append("r%d,%s,%d\n".formatted(row, kind, least + row));
    }
    Files.writeString(sightings.input(), rows);
  }
}
