package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second night whose values have other shares than a schema.pbtxt lets them have. */
class ComparatorRunTest {
  @TempDir Path work;

  @Test
  void aDriftComparatorOfTheSchemaFileBlocks() throws IOException {
    Files.writeString(
        work.resolve("schema.pbtxt"),
        """
        feature {
          name: "kind" type: BYTES presence { min_fraction: 1 }
          drift_comparator { infinity_norm { threshold: 0.1 } }
        }
        feature { name: "id" type: INT presence { min_fraction: 1 } }
        """);
    assertThat(night(500)).isInstanceOf(RunResult.Published.class);
    assertThat(night(530)).isInstanceOf(RunResult.Published.class);

    RunResult.Blocked blocked = (RunResult.Blocked) night(800);

    assertThat(blocked.failed()).extracting(GateOutcome::gate).containsExactly("drift.kind");
    assertThat(blocked.failed().get(0).sentence()).contains("l_infinity");
  }

  /** A thousand records, so many of them of owls. */
  private RunResult night(int owls) throws IOException {
    StringBuilder rows = new StringBuilder("id,kind\n");
    for (int i = 0; i < 1_000; i++) {
      rows.append(i).append(i < owls ? ",owl\n" : ",hen\n");
    }
    Files.writeString(work.resolve("data.csv"), rows);
    Path spec =
        Files.writeString(
            work.resolve("spec.yaml"),
            """
            dataset: birds
            version: "1.0"
            seed: 5
            sources: [{name: all, files: data.csv, licence: synthetic}]
            schema: {file: schema.pbtxt}
            publish: {root: out}
            """);
    return Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, work.resolve("out")));
  }
}
