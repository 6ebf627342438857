package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cat among owls was set aside; then cats are admitted, and the cat is read again. */
class QuarantineReplayTest {
  private static final String OWLS = "domain: [owl, hen]";
  private static final String CATS_TOO = "domain: [owl, hen, cat]";

  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void aCatIsSetAside() throws IOException {
    sightings = Sightings.in(folder);
    assertThat(sightings.tell("run").code()).isEqualTo(0);
  }

  @Test
  void whatBreaksARuleStillIsNotOrdered() {
    Told told = replay();

    assertThat(told.code()).isEqualTo(0);
    assertThat(told.out())
        .startsWith("sightings 1.0.0: 0 would pass now\n  1 still breaks CHECK_DOMAIN\n")
        .contains("Nothing was ordered.");
    assertThat(history()).isEqualTo(1);
  }

  @Test
  void whatPassesNowJoinsTheNextVersionAndItsLedgerTellsWhere() throws IOException {
    sightings.but(OWLS, CATS_TOO);

    Told told = replay();
    assertThat(told.out())
        .contains("sightings 1.0.0: 1 would pass now")
        .contains("Order 2: the next run reads 1 again.");
    Told run = sightings.tell("run");

    assertThat(run.code()).isEqualTo(0);
    assertThat(
            sightings
                .tell("why-missing", "--file", "a.csv", "--line", "" + Sightings.CAT_LINE)
                .out())
        .contains("was published")
        .contains("Evidence: replayed: sightings 1.0.0 set it aside for CHECK_DOMAIN.");
    JsonNode replayed = json("out/sightings/1.0.1/quarantine/replayed.json");
    assertThat(replayed.path("orders").path(0).path("found").asInt()).isEqualTo(1);
    assertThat(replayed.path("becameOfThem").path("KEPT").asInt()).isEqualTo(1);
    assertThat(replayed.path("filesReadForTheseAlone")).isEmpty();
    assertThat(json("out/sightings/_history/00000003.json").path("replays").path(0).asInt())
        .isEqualTo(2);
  }

  @Test
  void aFileThatIsDeliveredNoMoreIsReadForThatRecordAlone() throws IOException {
    sightings.but(OWLS, CATS_TOO).but("files: data/*.csv", "files: data/b.csv");
    Files.writeString(
        folder.resolve("data/b.csv"),
        """
        id,kind,seen
        b1,hen,100
        b2,hen,101
        """);
    replay();

    Told run = sightings.tell("run");

    assertThat(run.code()).as(run.err()).isEqualTo(0);
    JsonNode manifest = json("out/sightings/1.0.1/manifest.json");
    assertThat(manifest.findValue("read").asInt()).isEqualTo(3);
    assertThat(json("out/sightings/1.0.1/quarantine/replayed.json").path("filesReadForTheseAlone"))
        .extracting(JsonNode::asText)
        .containsExactly("data/a.csv");
    assertThat(sightings.tell("verify", "--deep").code()).isEqualTo(0);
    assertThat(sightings.tell("run").out()).contains("unchanged");
  }

  @Test
  void anOrderIsCarriedOutOnceAndWithdrawnWhereNobodyWantsIt() throws IOException {
    sightings.but(OWLS, CATS_TOO);
    replay();

    assertThat(sightings.tell("quarantine").code()).isEqualTo(2);
    Told withdrawn = quarantine("--withdraw", "2");
    assertThat(withdrawn.out()).isEqualTo("sightings: order 2, of 1 records, is withdrawn.\n");
    assertThat(quarantine("--withdraw", "2").code()).isEqualTo(7);

    sightings.tell("run");
    assertThat(folder.resolve("out/sightings/1.0.1/quarantine/replayed.json")).doesNotExist();
  }

  @Test
  void whatIsNotThereAnyMoreIsToldAndTheRestIsPublished() throws IOException {
    sightings.but(OWLS, CATS_TOO);
    replay();
    String rows = Files.readString(sightings.input());
    Files.writeString(sightings.input(), rows.replace("r22,cat,5", "r22,hen,5"));

    Told run = sightings.tell("run");

    assertThat(run.code()).as(run.err()).isEqualTo(0);
    JsonNode order = json("out/sightings/1.0.1/quarantine/replayed.json").path("orders").path(0);
    assertThat(order.path("changed").asInt()).isEqualTo(1);
    assertThat(order.path("found").asInt()).isEqualTo(0);
    assertThat(Files.readString(folder.resolve("out/sightings/1.0.1/report.json")))
        .contains("some are not where they were any more");
  }

  @Test
  void aRunThatIsBlockedLeavesTheOrderForTheNext() throws IOException {
    sightings.but(OWLS, CATS_TOO).but("publish:", "gates: {min_records: 1000}\npublish:");
    replay();

    assertThat(sightings.tell("run").code()).isEqualTo(3);
    sightings.but("gates: {min_records: 1000}\n", "");
    assertThat(sightings.tell("run").code()).isEqualTo(0);

    assertThat(json("out/sightings/1.0.1/quarantine/replayed.json").path("orders")).hasSize(1);
  }

  @Test
  void aDryRunOrdersNothing() throws IOException {
    sightings.but(OWLS, CATS_TOO);

    assertThat(quarantine("--dry-run").out())
        .contains("1 would pass now")
        .contains("Nothing was ordered.");
    assertThat(quarantine("--rule", "CHECK_RANGE").code()).isEqualTo(7);
    assertThat(history()).isEqualTo(1);
  }

  private Told replay() {
    return quarantine();
  }

  private Told quarantine(String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "quarantine";
    arguments[1] = "replay";
    arguments[2] = sightings.spec().toString();
    arguments[3] = "--reason";
    arguments[4] = "cats are welcome";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Told.by(arguments);
  }

  private long history() {
    String[] entries = folder.resolve("out/sightings/_history").toFile().list();
    return entries == null ? 0 : entries.length;
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(file).toFile());
  }
}
