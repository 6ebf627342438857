package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunVerbTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void writeSightings() throws IOException {
    sightings = Sightings.in(folder);
  }

  @Test
  void tellsTheFunnelTheVersionItsDigestAndTheReport() throws IOException {
    Told told = sightings.tell("run");

    assertThat(told.code()).isZero();
    PublishedVersion version = onlyVersion();
    assertThat(told.out())
        .startsWith("sightings 1.0.0: published\n")
        .contains("quarantined CHECK_DOMAIN")
        .contains("dropped     DUPLICATE_EXACT")
        .contains("22 = 20 + 1 + 1, which holds")
        .contains("\n  version: sightings 1.0.0 in " + version.directory() + "\n")
        .contains("\n  content digest: " + version.event().digests().content().hex() + "\n")
        .endsWith("\n  report: " + version.directory() + "/report.html\n");
    assertThat(Path.of(version.directory(), "report.html")).isNotEmptyFile();
  }

  @Test
  void programsGetOneDocument() throws IOException {
    Told told = sightings.tell("run", "--json", "--date", "2026-11-20");

    JsonNode document = told.json();
    PublishedVersion version = onlyVersion();
    assertThat(document.path("seconds").asDouble()).isPositive();
    assertThat(document.toString())
        .startsWith(
            "{\"schemaVersion\":1,\"outcome\":\"published\",\"dataset\":\"sightings\","
                + "\"version\":\"1.0.0\",\"path\":\""
                + version.directory()
                + "\",\"contentDigest\":\""
                + version.event().digests().content().hex()
                + "\",\"report\":\""
                + version.directory()
                + "/report.html\",\"counts\":{\"read\":22,\"kept\":20,\"dropped\":1,"
                + "\"quarantined\":1,\"copies\":0,\"written\":20},\"seconds\":");
    assertThat(version.event().runKey()).isEqualTo("sightings@2026-11-20");
    assertThat(version.stamp().by()).isEqualTo(Operator.name());
  }

  @Test
  void theCommandsThatItPrintsCanBeTyped() {
    Told told = sightings.tell("run");

    List<String> printed =
        Pattern.compile("scripts/granary (.*?)(?:   .*)?\n")
            .matcher(told.out())
            .results()
            .map((MatchResult command) -> command.group(1))
            .toList();
    assertThat(printed).hasSize(3);
    for (String command : printed) {
      assertThat(Told.by(command.trim().split("\\s+", -1)).code()).as(command).isZero();
    }
  }

  @Test
  void leavesTheVersionUnpublishedWhenAsked() throws IOException {
    Told told = sightings.tell("run", "--no-publish", "--json");

    assertThat(told.code()).isZero();
    assertThat(told.json().path("outcome").asText()).isEqualTo("staged");
    assertThat(Path.of(told.json().path("report").asText())).isNotEmptyFile();
    assertThat(versions()).isEmpty();
  }

  @Test
  void aGateThatFailsIsToldAndPublishesNothing() throws IOException {
    sightings.but("max_quarantined: 0.2", "max_quarantined: 0.01");

    Told told = sightings.tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.out()).startsWith("sightings: blocked\n").contains("report: ");
    assertThat(told.err()).contains("granary: nothing was published: quarantine");
    assertThat(versions()).isEmpty();
  }

  @Test
  void programsLearnWhichGateFailed() throws IOException {
    sightings.but("max_quarantined: 0.2", "max_quarantined: 0.01");

    JsonNode document = sightings.tell("run", "--json").json();

    assertThat(document.path("outcome").asText()).isEqualTo("blocked");
    assertThat(document.path("failedGates").findValuesAsText("gate")).hasSize(1);
    assertThat(Path.of(document.path("report").asText())).isNotEmptyFile();
    assertThat(document.has("version")).isFalse();
  }

  @Test
  void inputThatIsNotThereMayCome() throws IOException {
    Files.delete(sightings.input());

    Told told = sightings.tell("run", "--json");

    assertThat(told.code()).isEqualTo(4);
    assertThat(told.err()).startsWith("granary: source log: no file matches ");
    assertThat(told.json().path("failure").asText()).isEqualTo("missing_input");
  }

  @Test
  void aSpecThatIsWrongIsRefusedAtItsLine() throws IOException {
    sightings.but("seed: 7", "sed: 7");

    Told told = sightings.tell("run");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).startsWith(sightings.spec() + ":");
    assertThat(told.out()).isEmpty();
  }

  @Test
  void aRootThatCannotBeWrittenIsTheMachines() throws IOException {
    Files.writeString(sightings.root(), "a file stands where the folder should be");

    Told told = sightings.tell("run");

    assertThat(told.code()).isEqualTo(5);
    assertThat(told.err()).startsWith("granary: ").contains(sightings.root().toString());
    assertThat(told.err().lines()).hasSize(1);
  }

  @Test
  void anOptionThatTheEngineDoesNotKnowIsRefused() {
    Told told = sightings.tell("run", "--", "--noSuchOption=1");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("noSuchOption");
  }

  @Test
  void aSecondSpecIsNoOptionOfTheEngine() {
    Told told = sightings.tell("run", "other.yaml");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("unexpected argument 'other.yaml'");
  }

  @Test
  void theEnvironmentMayNameAnotherRoot() throws IOException {
    Path environment = folder.resolve("there.yaml");
    Files.writeString(environment, "root: elsewhere\n");

    Told told = sightings.tell("run", "--env", environment.toString());

    assertThat(told.code()).isZero();
    assertThat(folder.resolve("elsewhere/sightings/1.0.0/manifest.json")).exists();
    assertThat(sightings.tell("show", "--env", environment.toString()).code()).isZero();
    assertThat(Told.by("show", "--env", environment.toString(), "sightings").code()).isZero();
  }

  private List<PublishedVersion> versions() throws IOException {
    return Versions.of(new LocalStorage(), sightings.root().toString(), "sightings").list();
  }

  private PublishedVersion onlyVersion() throws IOException {
    assertThat(versions()).hasSize(1);
    return versions().get(0);
  }
}
