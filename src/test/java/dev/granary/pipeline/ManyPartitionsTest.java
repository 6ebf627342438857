package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.bench.Documents;
import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same bytes again, over 40 MB: enough for several partitions, several units of work and
 * several parts of the ledger, so that the order in which workers finish could show.
 */
class ManyPartitionsTest {
  @TempDir static Path work;

  private static Path spec;
  private static String expected;

  @BeforeAll
  static void runOnce() throws IOException {
    spec = Documents.in(work, 40, 5, 4);
    expected = digest(Engine.IN_PROCESS, 2, 4 << 20);
  }

  @Test
  void everyParallelismGivesTheSameBytes() throws IOException {
    assertThat(digest(Engine.IN_PROCESS, 1, 4 << 20)).isEqualTo(expected);
    assertThat(digest(Engine.IN_PROCESS, 7, 4 << 20)).isEqualTo(expected);
  }

  @Test
  void everySizeOfBlockGivesTheSameBytes() throws IOException {
    assertThat(digest(Engine.IN_PROCESS, 3, 1_000_003)).isEqualTo(expected);
  }

  @Test
  void theDirectRunnerGivesTheSameBytes() throws IOException {
    assertThat(digest(Engine.DIRECT, 2, 4 << 20)).isEqualTo(expected);
  }

  /** Rows are in memory while they are grouped; here nearly all of them go to disk. */
  @Test
  void groupsThatOutgrowMemoryGiveTheSameBytes() throws IOException {
    LongAdder spilled = new LongAdder();
    Environment environment =
        Runs.environment(Engine.IN_PROCESS, 2, 4 << 20, Files.createTempDirectory(work, "out"));

    RunResult result =
        Runs.dataset(
                Specs.read(spec).spec(),
                spec,
                environment,
                (where, watching, spill) -> CrampedEngine.of(where, watching, spill, spilled))
            .run();

    assertThat(((RunResult.Published) result).version().contentDigest().hex()).isEqualTo(expected);
    assertThat(spilled.sum()).isGreaterThan(2 << 20);
  }

  private static String digest(Engine engine, int parallelism, int blockBytes) throws IOException {
    Path root = Files.createTempDirectory(work, "out");
    Environment environment = Runs.environment(engine, parallelism, blockBytes, root);
    RunResult result = Runs.run(spec, environment);
    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
    assertThat(((RunResult.Published) result).report().contents().shards().files().size())
        .isGreaterThan(4);
    return ((RunResult.Published) result).version().contentDigest().hex();
  }
}
