package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cat among owls is set aside. */
class QuarantineVerbTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void sightings() throws IOException {
    sightings = Sightings.in(folder);
  }

  @Test
  void whatAVersionSetAsideIsListedWithoutItsText() throws IOException {
    sightings.tell("run");

    Told told = quarantine("list");
    assertThat(told.code()).isEqualTo(0);
    assertThat(told.out())
        .startsWith("sightings 1.0.0: 1 set aside\n  CHECK_DOMAIN 1\n")
        .containsPattern("log +data/a.csv +23 +CHECK_DOMAIN +kind: domain: text of 3 characters")
        .doesNotContain("cat");
    assertThat(quarantine("list", "--reason", "CHECK_RANGE").out()).contains(": 0 set aside");
    assertThat(quarantine("list", "--source", "log", "--limit", "0").out())
        .contains("and 1 more; see --limit");
  }

  @Test
  void whatABlockedRunSetAsideIsListedToo() throws IOException {
    sightings.but("checks: {max_quarantined: 0.2}", "checks: {max_quarantined: 0}").tell("run");

    JsonNode list = quarantine("list", "--run", "last", "--json").json();

    assertThat(list.path("records").asInt()).isEqualTo(1);
    assertThat(list.path("reasons").path("CHECK_DOMAIN").asInt()).isEqualTo(1);
    assertThat(list.path("setAside").path(0).path("line").asInt()).isEqualTo(Sightings.CAT_LINE);
    assertThat(quarantine("list", "--run", "17-42").err())
        .contains("there is no run 17-42 of sightings; see status");
  }

  @Test
  void aRecordIsShownByItsShapesAndByItsValuesOnlyWhereAsked() throws IOException {
    sightings.tell("run");

    Told shown = quarantine("show", id());
    assertThat(shown.code()).isEqualTo(0);
    assertThat(shown.out())
        .contains("place: data/a.csv:23")
        .contains("now: still breaks CHECK_DOMAIN: kind: domain")
        .contains("kind: text of 3 characters, shape \"aaa\"")
        .doesNotContain("cat");
    assertThat(quarantine("show", id(), "--raw").out()).contains("kind: cat").contains("seen: 5");
  }

  @Test
  void aPersonalValueIsNeverShown() throws IOException {
    sightings.but("kind: {type: string,", "kind: {type: string, personal: true,").tell("run");

    assertThat(quarantine("show", id(), "--raw").out())
        .contains("kind: (personal)")
        .contains("id: r22")
        .doesNotContain("cat");
  }

  @Test
  void aRuleThatWasChangedIsTheOneThatCounts() throws IOException {
    sightings.tell("run");
    sightings.but("domain: [owl, hen]", "domain: [owl, hen, cat]");

    assertThat(quarantine("show", id()).out()).contains("now: meets the schema as it is now");
  }

  @Test
  void aFileThatWasChangedIsNotTakenForTheOneThatWasRead() throws IOException {
    sightings.tell("run");
    String id = id();
    String rows = Files.readString(sightings.input());
    Files.writeString(sightings.input(), rows.replace("r22,cat,5", "r22,cut,5"));

    Told changed = quarantine("show", id);
    assertThat(changed.code()).isEqualTo(7);
    assertThat(changed.out()).contains("something else stands there now: the file was changed");
    Files.delete(sightings.input());
    assertThat(quarantine("show", id).out()).contains("the file is gone, or ends before");
  }

  @Test
  void anIdThatWasNotSetAsideIsNotFound() {
    sightings.tell("run");

    Told told = quarantine("show", "0".repeat(32));

    assertThat(told.code()).isEqualTo(7);
    assertThat(told.err()).contains("was set aside");
    assertThat(quarantine("list", "--help").out()).contains("--reason");
  }

  private String id() throws IOException {
    return quarantine("list", "--json").json().path("setAside").path(0).path("id").asText();
  }

  private Told quarantine(String verb, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "quarantine";
    arguments[1] = verb;
    arguments[2] = sightings.spec().toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Told.by(arguments);
  }
}
