package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bands and texts of a scan are kept, too, and trusted only as they were left. */
class NearResumeTest {
  private static final String DATE = "2026-11-20";

  @TempDir Path folder;
  private NightlyRuns owls;

  @BeforeEach
  void failAfterTheScan() throws IOException {
    owls = texts(folder).failingAtPipeline(2);
    assertThatThrownBy(() -> owls.run(DATE)).isInstanceOf(EngineFailed.class);
  }

  @Test
  void afterTheScanOnlyTheDecisionsAreMadeAndTheBytesAreThoseOfAnUndisturbedRun()
      throws IOException {
    RunResult resumed = owls.resuming().run(DATE);

    assertThat(owls.pipelines()).isEqualTo(1);
    RunResult undisturbed = texts(folder.resolve("undisturbed")).run(DATE);
    assertThat(digest(resumed)).isEqualTo(digest(undisturbed));
    assertThat(Files.readString(owls.dataset().resolve("1.0.0/manifest.json")))
        .contains("\"DUPLICATE_NEAR\": 20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bands-0", "texts-0"})
  void whatWasDamagedMeanwhileFailsTheRun(String name) throws IOException {
    Path file = scanned().resolve("scan").resolve(name);
    damage(file);

    assertThatThrownBy(() -> owls.resuming().run(DATE))
        .rootCause()
        .hasMessage(file + " was damaged while the run needed it: its checksum differs; run again");
    assertThat(owls.versions()).isEmpty();
  }

  @Test
  void aTextThatWasDamagedMeanwhileFailsTheRun() throws IOException {
    List<Path> segments;
    try (Stream<Path> files = Files.list(scanned().resolve("spill"))) {
      segments = files.filter(file -> file.getFileName().toString().startsWith("texts")).toList();
    }
    assertThat(segments).hasSize(1);
    damage(segments.get(0));

    assertThatThrownBy(() -> owls.resuming().run(DATE))
        .rootCause()
        .hasMessageContaining(segments.get(0).toString());
    assertThat(owls.versions()).isEmpty();
  }

  private Path scanned() throws IOException {
    return owls.dataset().resolve("_runs").resolve(owls.notes().get(0).folder());
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  /** 40 texts of 60 words, every second with the last word of the one before changed. */
  private static NightlyRuns texts(Path folder) throws IOException {
    NightlyRuns runs = new NightlyRuns(folder).with("dedup: {near: {text: [id]}}");
    NearTexts made = new NearTexts(9, 5_000);
    StringBuilder rows = new StringBuilder("id,seen\n");
    for (int pair = 0; pair < 20; pair++) {
      String words = NearTexts.joined(made.words(59));
      rows.append(words).append(" end,1\n").append(words).append(" other,2\n");
    }
    Files.writeString(runs.input("a.csv"), rows);
    return runs;
  }

  private static String digest(RunResult result) {
    return ((RunResult.Published) result).version().contentDigest().hex();
  }
}
