package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.bench.Documents;
import dev.granary.pipeline.estimate.Estimate;
import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Versions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is estimated of bytes is near what a run then has on disk: within a factor of 1.5. */
class EstimateComesTrueTest {
  private static final Path STRIKES = Path.of("pipelines/bird_strikes/spec.yaml");

  @TempDir Path folder;
  private Environment environment = Runs.environment(Engine.IN_PROCESS, 2, Path.of(""));

  @BeforeEach
  void setEnvironment() {
    environment = Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("root"));
  }

  @Test
  void ofTheBundledDataBeforeItsFirstVersion() throws IOException {
    comesTrue(STRIKES);
  }

  @Test
  void ofDocumentsFirstFromHowFilesBeginAndThenFromTheVersion() throws IOException {
    Path spec = Documents.in(folder, 8, 2, 4);
    Estimate first = comesTrue(spec);
    assertThat(first.basis().counted()).isEmpty();

    Estimate second = estimate(Specs.read(spec).spec(), spec);
    assertThat(second.basis().alike()).contains("1.0.0");
    assertThat(second.basis().timed()).isPresent();
    assertThat(second.volume().published())
        .isCloseTo(published("documents"), Percentage.withPercentage(15));
  }

  @Test
  void ofManyShortRowsInAPackedTable() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Random random = new Random(7);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("data/rows.csv.gz")))) {
      out.write("id,kind,seen\n".getBytes(StandardCharsets.UTF_8));
      for (int row = 0; row < 40_000; row++) {
        String line = "r%07d,owl,%d\n".formatted(row, random.nextInt(1 << 30));
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    comesTrue(
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            dataset: rows
            version: "1.0"
            seed: 7
            sources:
              - {name: log, files: data/*.csv.gz, licence: CC0-1.0, key: [id], unique: true}
            schema:
              id: {type: string}
              kind: {type: string, domain: [owl, hen]}
              seen: {type: int}
            splits: {train: 0.6}
            shards: {target_mib: 4, compression: gzip}
            publish: {root: out}
            """));
  }

  private Estimate comesTrue(Path file) throws IOException {
    Spec spec = Specs.read(file).spec();
    Estimate estimate = estimate(spec, file);
    WatchedEngine.Sight sight = new WatchedEngine.Sight();

    RunResult result = Runs.dataset(spec, file, environment, sight::watch).run();

    assertThat(result).isInstanceOf(RunResult.Published.class);
    near("shuffled", estimate.volume().shuffled(), sight.of(WatchedEngine.SHUFFLED));
    near("spilled", estimate.volume().spilled(), sight.of("spill"));
    near("kept", estimate.volume().kept(), sight.of("scan"));
    near("published", estimate.volume().published(), published(spec.dataset()));
    near("most", estimate.volume().most(), sight.of(WatchedEngine.ALL));
    near(
        "records",
        estimate.records(),
        ((RunResult.Published) result).report().funnel().total().read());
    return estimate;
  }

  private Estimate estimate(Spec spec, Path file) throws IOException {
    LocalStorage storage = new LocalStorage();
    Versions versions = Versions.of(storage, environment.root().orElseThrow(), spec.dataset());
    return Forecast.of(
            storage,
            spec,
            environment,
            file.toAbsolutePath().getParent().toString(),
            EarlierVersion.of(storage, versions))
        .estimate();
  }

  private long published(String dataset) {
    return WatchedEngine.bytes(folder.resolve("root").resolve(dataset).resolve("1.0.0"));
  }

  private static void near(String what, long estimated, long found) {
    assertThat(estimated).as("%s of %d", what, found).isBetween(found * 2 / 3, found * 3 / 2);
  }
}
