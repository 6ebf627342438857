package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are held against the ones before, through the command. */
class DriftRunTest {
  private static final int RECORDS = 2_000;

  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void sightings() throws IOException {
    sightings = Sightings.in(folder);
    sightings.but("dedup:\n  exact: {on: [kind, seen]}\n", "");
  }

  @Test
  void everyNightTellsHowFarItMovedThoughNothingIsJudged() throws IOException {
    assertThat(night(1, 500).tell("run", "--date", "2026-11-28").code()).isEqualTo(0);
    assertThat(night(2, 600).tell("run", "--date", "2026-11-29").code()).isEqualTo(0);

    assertThat(published("1.0.0", "statistics/drift.json")).contains("\"against\" : [ ]");
    assertThat(published("1.0.1", "statistics/drift.json"))
        .contains("\"version\" : \"1.0.0\"", "\"kolmogorov_smirnov\"", "\"by_chance\"");
    assertThat(published("1.0.1", "statistics/statistics.json"))
        .contains("\"read\"", "\"train\"", "\"deviation\"");
  }

  @Test
  void aNightThatIsLikeTheOneBeforePasses() throws IOException {
    sightings.but("publish:", "gates: {drift: {unjudged: [id]}}\npublish:");
    night(1, 500).tell("run", "--date", "2026-11-28");

    Told told = night(2, 500).tell("run", "--date", "2026-11-29");

    assertThat(told.err()).doesNotContain("drift");
    assertThat(told.code()).isEqualTo(0);
    assertThat(published("1.0.1", "gates.json")).contains("drift.seen", "drift.kind");
  }

  @Test
  void aNightThatMovedIsNotPublishedAndLeavesItsFigures() throws IOException {
    sightings.but("publish:", "gates: {drift: {unjudged: [id]}}\npublish:");
    night(1, 500).tell("run", "--date", "2026-11-28");

    Told told = night(2, 600).tell("run", "--date", "2026-11-29");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err())
        .contains("drift.seen: seen is not as in 1.0.0: jensen_shannon of values 0.")
        .contains("in all records (2000 records, before 2000)")
        .contains("statistics/drift.json")
        .doesNotContain("drift.kind");
    try (Stream<Path> files = Files.walk(sightings.root())) {
      assertThat(files.filter(file -> file.endsWith("statistics/drift.json"))).hasSize(2);
    }
  }

  @Test
  void aRepeatedNightIsHeldAgainstTheNightBeforeItAndNotAgainstItself() throws IOException {
    night(1, 500).tell("run", "--date", "2026-11-28");
    night(2, 510).tell("run", "--date", "2026-11-29");
    night(3, 520).tell("run", "--date", "2026-11-29");

    assertThat(published("1.0.2", "statistics/drift.json"))
        .contains("\"version\" : \"1.0.0\"")
        .doesNotContain("\"version\" : \"1.0.1\"");
  }

  @Test
  void aBaselineThatIsNotThereFails() throws IOException {
    sightings.but("publish:", "gates: {drift: {against: [9.9.9]}}\npublish:");

    Told told = night(1, 500).tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("drift.baseline.9.9.9", "mend gates.drift.against");
  }

  @Test
  void aSliceIsComparedForItself() throws IOException {
    sightings.but("publish:", "statistics: {slices: [kind]}\npublish:");
    night(1, 500).tell("run", "--date", "2026-11-28");
    night(2, 500).tell("run", "--date", "2026-11-29");

    assertThat(published("1.0.1", "statistics/drift.json"))
        .contains("\"by\" : \"kind\"", "\"slice\" : \"hen\"");
  }

  private Sightings night(int seed, int mean) throws IOException {
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder("id,kind,seen\n");
    for (int row = 0; row < RECORDS; row++) {
      long seen = Math.round(mean + 100 * random.nextGaussian());
      String kind = random.nextInt(4) == 0 ? "hen" : "owl";
      rows.append("r%d,%s,%d\n".formatted(row, kind, Math.max(0, Math.min(1000, seen))));
    }
    Files.writeString(sightings.input(), rows);
    return sightings;
  }

  private String published(String version, String file) throws IOException {
    return Files.readString(sightings.root().resolve("sightings").resolve(version).resolve(file));
  }
}
