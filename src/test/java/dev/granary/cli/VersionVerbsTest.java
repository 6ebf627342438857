package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionVerbsTest {
  @TempDir static Path folder;
  private static Sightings sightings;

  @BeforeAll
  static void publishTwice() throws IOException {
    sightings = Sightings.in(folder);
    assertThat(sightings.tell("run", "--date", "2026-11-19").code()).isZero();
    sightings.restated();
    assertThat(sightings.tell("run", "--date", "2026-11-20").code()).isZero();
  }

  @Test
  void versionsAreListedNewestFirst() {
    Told told = sightings.tell("versions");

    assertThat(told.code()).isZero();
    assertThat(told.out().lines().skip(1).map(line -> line.substring(0, 5)))
        .containsExactly("1.0.1", "1.0.0");
    assertThat(told.out()).contains("sightings@2026-11-20");
  }

  @Test
  void aDatasetIsFoundByItsNameToo() throws IOException {
    Told told = Told.by("versions", "--root", sightings.root().toString(), "sightings", "--json");

    JsonNode versions = told.json().path("versions");
    assertThat(versions.findValuesAsText("version")).containsExactly("1.0.1", "1.0.0");
    assertThat(versions.get(0).path("contentDigest").asText()).hasSize(64);
  }

  @Test
  void aDatasetThatDoesNotExistIsNotFound() {
    assertThat(Told.by("versions", "no_such_dataset"))
        .isEqualTo(
            new Told(7, "", "granary: no version of no_such_dataset is published under out\n"));
  }

  @Test
  void aPathIsNoNameOfADataset() {
    Told told = Told.by("show", "out/sightings");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("'out/sightings' is neither a spec");
  }

  @Test
  void showsOneVersionInOnePage() {
    Told told = sightings.tell("show", "--version", "1.0.0");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith("sightings 1.0.0\n")
        .containsPattern("\n  train +20 +2 +")
        .containsPattern("\n  owl +20 +20\n")
        .containsPattern("\n  log +22 +20 +1 +1 +CC0-1.0\n")
        .containsPattern("\n  +2 +train +1 +10 +\\? +\\? +-\n")
        .endsWith("\n0 records were left out so that files divide.\n");
  }

  @Test
  void programsGetWhatAVersionHolds() throws IOException {
    JsonNode document = sightings.tell("show", "--json").json();

    assertThat(document.path("version").asText()).isEqualTo("1.0.1");
    assertThat(document.path("splits").toString())
        .startsWith("[{\"name\":\"train\",\"records\":20,\"files\":2,\"bytes\":")
        .endsWith("\"classes\":{\"owl\":20},\"classesBefore\":{\"owl\":20}}]");
    assertThat(document.path("sources").toString())
        .isEqualTo(
            "[{\"name\":\"log\",\"licence\":\"CC0-1.0\",\"read\":22,\"kept\":20,"
                + "\"dropped\":{\"DUPLICATE_EXACT\":1},\"quarantined\":{\"CHECK_DOMAIN\":1}}]");
    assertThat(document.path("plans").toString())
        .startsWith("[{\"processes\":2,\"batch\":0,\"list\":\"" + sightings.root())
        .endsWith(
            "/processes/2.json\",\"slices\":[],\"splits\":[{\"name\":\"train\",\"files\":1,"
                + "\"records\":10,\"steps\":0,\"unused\":0}]}]");
    assertThat(document.path("remainderPolicy").asText()).isEqualTo("drop");
    assertThat(document.path("inputs").get(0).path("file").asText()).isEqualTo("data/a.csv");
  }

  @Test
  void theSpecStandsInTheVersionAndItsSha256IsTheSpecDigest() throws Exception {
    byte[] spec = Files.readAllBytes(sightings.root().resolve("sightings/1.0.1/spec.json"));

    assertThat(sightings.tell("show", "--json").json().path("specDigest").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spec)));
    assertThat(new String(spec, StandardCharsets.UTF_8))
        .contains("\"dedup\":{", "\"exact\":{", "\"files\":[\"data/*.csv\"]")
        .doesNotContain(folder.toString(), "publish");
  }

  @Test
  void aVersionThatDoesNotExistIsNotFound() {
    Told told = sightings.tell("show", "--version", "1.0.9");

    assertThat(told.code()).isEqualTo(7);
    assertThat(told.err())
        .isEqualTo("granary: There is no version '1.0.9' of sightings; there is 1.0.1, 1.0.0.\n");
  }

  @Test
  void wholeVersionsAreCalledWhole() throws IOException {
    Told told = sightings.tell("verify", "--all");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .containsPattern("sightings 1\\.0\\.1: whole: all \\d+ files, .* are what was published\n")
        .contains("sightings 1.0.0: whole: ");
    assertThat(sightings.tell("verify", "--json").json().path("outcome").asText())
        .isEqualTo("whole");
  }

  @Test
  void everyRecordIsReadWhereOneAsks() throws IOException {
    Told told = sightings.tell("verify", "--deep", "--all");

    assertThat(told.code()).isZero();
    assertThat(told.out().lines())
        .hasSize(2)
        .allMatch(
            line ->
                line.endsWith(
                    " are what was published;"
                        + " all 20 records were read and agree with their indexes and the ledger"));
    JsonNode document = sightings.tell("verify", "--deep", "--json").json();
    assertThat(document.path("depth").asText()).isEqualTo("records");
    assertThat(document.path("versions").get(0).path("records").asLong()).isEqualTo(20);
  }

  @Test
  void everyRecordOfCompressedShardsIsReadWhereOneAsks(@TempDir Path other) throws IOException {
    Sightings packed =
        Sightings.in(other)
            .but("processes: [2]", "processes: [2], compression: gzip")
            .but("splits: {train: 1.0}", "splits: {train: 1.0}\ntag: {lineage: false}");
    packed.tell("run");

    assertThat(packed.tell("verify", "--deep").out())
        .endsWith("all 20 records were read and agree with their indexes and the ledger\n");
  }

  @Test
  void damageIsFoundAndToldByFile(@TempDir Path other) throws IOException {
    Sightings damaged = Sightings.in(other);
    damaged.tell("run");
    Path shard = aShardOf(damaged.root().resolve("sightings/1.0.0"));
    byte[] bytes = Files.readAllBytes(shard);
    bytes[20] ^= 1;
    Files.write(shard, bytes);

    Told told = damaged.tell("verify");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.out())
        .startsWith("sightings 1.0.0: damaged: 1 found\n  " + shard.getFileName() + " was changed");
    JsonNode document = damaged.tell("verify", "--json").json();
    assertThat(document.path("outcome").asText()).isEqualTo("damaged");
    assertThat(document.path("versions").get(0).path("findings").get(0).path("kind").asText())
        .isEqualTo("wrongdigest");
  }

  @Test
  void aHistoryThatWasChangedIsDamageForAllVerbs(@TempDir Path other) throws IOException {
    Sightings damaged = Sightings.in(other);
    damaged.tell("run");
    damaged.tell("run");
    Path entry = damaged.root().resolve("sightings/_history/00000001.json");
    Files.writeString(entry, Files.readString(entry).replace("1.0.0", "1.0.7"));

    assertThat(damaged.tell("verify").code()).isEqualTo(3);
    assertThat(damaged.tell("verify", "--all").out()).contains("_history/0000000");
    assertThat(damaged.tell("show").code()).isEqualTo(3);
  }

  private static Path aShardOf(Path version) throws IOException {
    try (Stream<Path> files = Files.list(version)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".tfrecord-00000"))
          .findFirst()
          .orElseThrow();
    }
  }
}
