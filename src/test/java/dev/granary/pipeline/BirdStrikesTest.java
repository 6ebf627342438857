package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.report.FunnelText;
import dev.granary.spec.Environment.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BirdStrikesTest {
  private static final Path SPEC = Path.of("pipelines/bird_strikes/spec.yaml");

  @TempDir Path root;

  @Test
  void publishes() throws Exception {
    long start = System.nanoTime();
    RunResult result = Runs.run(SPEC, Runs.environment(Engine.IN_PROCESS, 2, root));
    System.out.println(FunnelText.render(result.report()));
    System.out.println((System.nanoTime() - start) / 1e9);
    new ProcessBuilder("find", root.toString(), "-type", "f", "-printf", "%P %s\\n")
        .inheritIO()
        .start()
        .waitFor();
    assertThat(result).isInstanceOf(RunResult.Published.class);
  }
}
