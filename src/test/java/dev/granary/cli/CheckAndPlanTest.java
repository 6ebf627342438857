package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAndPlanTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void writeSightings() throws IOException {
    sightings = Sightings.in(folder);
  }

  @Test
  void aSoundSpecIsCalledSound() {
    Told told = sightings.tell("check");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith(sightings.spec() + " is sound: dataset sightings, version 1.0.x, spec digest ")
        .contains("no environment is named: engine in_process, parallelism ");
  }

  @Test
  void nearDuplicatesAreToldWithWhatIsFoundAtWhichSimilarity() throws IOException {
    sightings.but("[kind, seen]}", "[kind, seen]}\n  near: {text: [kind]}");

    assertThat(sightings.tell("check").out())
        .contains(
            "\nnear-duplicates found: 61.3% of pairs at 0.7, 94.7% of pairs at 0.8, >99.9% of pairs"
                + " at 0.9\n");
    assertThat(sightings.tell("check", "--json").json().path("nearDuplicatesFound").toString())
        .startsWith("[{\"similarity\":0.7,\"found\":0.613");
  }

  @Test
  void withoutNearDuplicatesNothingIsSaidOfThem() {
    assertThat(sightings.tell("check").out()).doesNotContain("near-duplicates");
  }

  @Test
  void everySettingTellsWhereItCameFrom() {
    Told told = sightings.tell("check", "--explain");

    assertThat(told.out())
        .containsPattern("\n  seed +7 +line 3\n")
        .containsPattern("\n  gates\\.min_records +1 +default\n");
  }

  @Test
  void programsGetEverySetting() throws IOException {
    JsonNode document = sightings.tell("check", "--json").json();

    assertThat(document.path("outcome").asText()).isEqualTo("sound");
    assertThat(document.path("settings").toString())
        .contains("{\"setting\":\"seed\",\"value\":\"7\",\"meaning\":")
        .contains("\"line\":3}")
        .contains("\"default\":true}");
  }

  @Test
  void theProblemsOfSpecAndEnvironmentAreToldAtOnce() throws IOException {
    sightings.but("seed: 7", "sed: 7");
    Path environment = folder.resolve("there.yaml");
    Files.writeString(environment, "engin: in_process\n");

    Told told = sightings.tell("check", "--env", environment.toString(), "--json");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains(sightings.spec() + ":").contains(environment + ":1:1: engin");
    assertThat(told.json().path("problems").findValuesAsText("file"))
        .contains(sightings.spec().toString(), environment.toString());
  }

  @Test
  void aPlanTellsInputShardsAndTheNextVersion() {
    Told told = sightings.tell("plan");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith("A run would publish sightings 1.0.0 under " + sightings.root() + "\n")
        .containsPattern("\n  source  files  +bytes\n  log +1 +\\d+ B\n")
        .containsPattern("\n  split  bytes  records  files  steps\n  train  \\d+ B  \\? +2  \\?\n")
        .containsPattern("\n  +2  train +1  \\d+ B  \\? +\\? +-\n")
        .contains("how many records that is, only a run can tell; steps need shards.global_batch.")
        .containsPattern("\n  time +1\\.[0-9] s +rates measured elsewhere\n")
        .containsPattern("\n  records +22 +\\d+ B, where 1 file begins\n")
        .contains("\n  Cost and energy follow from costs in the environment, which has none.\n")
        .endsWith("sorted in one part. Nothing was written.\n");
    assertThat(sightings.root()).doesNotExist();
  }

  @Test
  void aPlanCountsOnFromWhatIsPublished() throws IOException {
    sightings.tell("run");

    JsonNode document = sightings.tell("plan", "--json").json();

    assertThat(document.path("nextVersion").asText()).isEqualTo("1.0.1");
    assertThat(document.path("partitions").asInt()).isEqualTo(1);
    assertThat(document.path("sources").get(0).path("bytes").asLong())
        .isEqualTo(Files.size(sightings.input()));
    assertThat(document.path("splits").get(0).path("estimatedFiles").asInt()).isEqualTo(2);
  }

  @Test
  void aPlanTellsWhatEachProcessOfEachSliceWouldRead() throws IOException {
    sightings.tell("run");
    sightings.but("processes: [2]", "processes: [2, v5litepod-16, v4-32], global_batch: 8");

    Told told = sightings.tell("plan");
    JsonNode document = sightings.tell("plan", "--json").json();

    assertThat(told.out())
        .containsPattern("\n  train  \\d+ B +22 +4 +2\n")
        .containsPattern("\n  +2  train +2  \\d+ B +11 +4  -\n")
        .containsPattern("\n  +4  train +1 +\\d+ B +5 +2  v4-32 v5litepod-16\n")
        .contains("Remainder: drop; records are guessed from version 1.0.0.");
    assertThat(document.path("plans").get(1).toString())
        .startsWith(
            "{\"processes\":4,\"slices\":[\"v4-32\",\"v5litepod-16\"],\"batch\":2,"
                + "\"splits\":[{\"name\":\"train\",\"files\":1,\"estimatedBytes\":")
        .endsWith("\"estimatedRecords\":5}]}");
    assertThat(document.path("splits").get(0).path("estimatedSteps").asInt()).isEqualTo(2);
  }

  @Test
  void aPlanThatCannotFillItsFilesSaysWhatToChange() throws IOException {
    sightings.but("processes: [2]", "processes: [4, v6e-256, 1024]");

    Told told = sightings.tell("plan");
    JsonNode document = sightings.tell("plan", "--json").json();

    assertThat(told.code()).isEqualTo(4);
    assertThat(told.out())
        .endsWith(
            "\nSplit train has at most 235 records, too few for 1,024 files: give it a larger share"
                + " or name fewer shards.processes.\n");
    assertThat(document.path("outcome").asText()).isEqualTo("too_little");
    assertThat(document.path("problems").get(0).asText()).startsWith("Split train has at most 235");
    assertThat(sightings.root()).doesNotExist();
  }

  @Test
  void aPlanCountsRecordsAsLongAsThoseOfTheLastVersion() throws IOException {
    sightings.tell("run");
    sightings.but("processes: [2]", "processes: [64]");

    Told told = sightings.tell("plan");

    assertThat(told.code()).isEqualTo(4);
    assertThat(told.out()).contains("Split train has about 22 records, too few for 64 files");
  }

  @Test
  void aPlanTellsCostAndEnergyWhereThereArePrices() throws IOException {
    Told told = sightings.tell("plan", "--env", priced().toString());
    JsonNode estimate =
        sightings.tell("plan", "--env", priced().toString(), "--json").json().path("estimate");

    assertThat(told.out())
        .containsPattern("\n  energy +0.8[0-9]+ Wh +time, costs.watts and workers\n")
        .containsPattern("\n  cost +[0-9.,]+ EUR +time, and prices in costs\n")
        .containsPattern("\n  keeping the version +[0-9.]+ EUR a month +its bytes, and costs.stor")
        .doesNotContain("has none");
    double hours = estimate.path("seconds").asDouble() / 3600;
    assertThat(estimate.path("kilowattHours").asDouble()).isCloseTo(hours * 2, within(1e-9));
    assertThat(estimate.path("cost").asDouble())
        .isCloseTo(hours * (2 * 3600 + 2 * 0.5), within(1e-6));
    assertThat(estimate.path("currency").asText()).isEqualTo("EUR");
    assertThat(estimate.path("standsOn").path("records").asText()).endsWith("1 file begins");
  }

  @Test
  void aRunThatWouldCostMoreThanItMayIsNotBegun() throws IOException {
    String environment = priced().toString();

    Told planned = sightings.tell("plan", "--env", environment, "--max-cost", "0.5");
    Told told = sightings.tell("run", "--env", environment, "--max-cost", "0.5", "--json");

    String sentence =
        "The run is estimated to cost %s EUR, more than the 0.5000 EUR of --max-cost; that stands on"
            + " rates measured elsewhere, and on costs in the environment. Allow more, or let it"
            + " read less.";
    assertThat(planned.code()).isEqualTo(9);
    assertThat(planned.out()).containsPattern(sentence.formatted("[0-9.]+") + "\n$");
    assertThat(told.code()).isEqualTo(9);
    assertThat(told.err())
        .matches("granary: " + sentence.formatted("[0-9.]+") + " Nothing was started.\n");
    assertThat(told.json().path("failure").asText()).isEqualTo("over_limit");
    assertThat(sightings.root()).doesNotExist();
  }

  @Test
  void aRunThatMayCostWhatItCostsGoesOn() throws IOException {
    String environment = priced().toString();

    JsonNode over =
        sightings.tell("plan", "--env", environment, "--max-cost", "0.5", "--json").json();

    assertThat(over.path("outcome").asText()).isEqualTo("over_limit");
    assertThat(over.path("problems").get(0).asText()).startsWith("The run is estimated to cost ");
    assertThat(sightings.tell("plan", "--env", environment, "--max-cost", "1000").code()).isZero();
    assertThat(sightings.tell("run", "--env", environment, "--max-cost", "1000").code()).isZero();
  }

  @Test
  void aLimitWithoutPricesIsRefused() throws IOException {
    Path environment = Files.writeString(folder.resolve("there.yaml"), "costs: {watts: 50}\n");

    for (String verb : List.of("plan", "run")) {
      Told told = sightings.tell(verb, "--env", environment.toString(), "--max-cost", "1");

      assertThat(told.code()).isEqualTo(2);
      assertThat(told.err())
          .isEqualTo(
              "granary: --max-cost needs prices, and %s has none: write costs there, with currency and machine_hour, or with currency, watts and kwh\n"
                  .formatted(environment));
    }
    assertThat(sightings.root()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "1e3", "ten", "1,5", "1EUR", "Infinity"})
  void anAmountIsWrittenInDigits(String amount) {
    Told told = sightings.tell("plan", "--max-cost=" + amount);

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("'" + amount + "' is no amount; write it like 12.50");
  }

  /** The run will refuse it, in its own words. */
  @Test
  void aPlanGoesOnWhereAFieldHasTooManyValuesForALabel() throws IOException {
    sightings.but("splits:", "balance: {by: id, strategy: downsample, max_ratio: 2}\nsplits:");
    StringBuilder rows = new StringBuilder("id,kind,seen\n");
    for (int row = 0; row < 25_000; row++) {
      rows.append("r%d,owl,%d\n".formatted(row, row % 1_000));
    }
    Files.writeString(sightings.input(), rows);

    assertThat(sightings.tell("plan").code()).isZero();
  }

  @Test
  void aPlanStandsOnTheRunOfTheLastVersion() {
    sightings.tell("run");

    assertThat(sightings.tell("plan").out())
        .containsPattern("\n  time +<?[0-9.]+ s +version 1.0.0, which took <?[0-9.]+ s\n")
        .containsPattern("\n  records +22 +version 1.0.0\n")
        .containsPattern("\n  bytes spilled +[0-9.]+ (B|KiB) +version 1.0.0\n");
  }

  /** A second of two machines costs two euros, and half a euro for each kilowatt-hour. */
  private Path priced() throws IOException {
    return Files.writeString(
        folder.resolve("priced.yaml"),
        "costs: {currency: EUR, workers: 2, machine_hour: 3600, watts: 1000, kwh: 0.5,"
            + " storage_gib_month: 1000}\n");
  }

  @Test
  void aPlanWithoutInputSaysSo() throws IOException {
    Files.delete(sightings.input());

    assertThat(sightings.tell("plan").code()).isEqualTo(4);
  }
}
