package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.spec.CostsSpec;
import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.spec.FlinkSpec;
import dev.granary.spec.Specs;
import dev.granary.storage.LinkRefused;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillLinkTest {
  private static final Instant STARTED = Instant.parse("2026-11-20T02:00:00Z");

  @TempDir Path folder;

  @Test
  void aRunDoesNotSpillThroughALinkThatWaitsForItInTheTemporaryFolder() throws IOException {
    Path canary = Files.createDirectory(folder.resolve("canary"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    String name =
        "granary-bird_strikes-%d-%d"
            .formatted(STARTED.toEpochMilli(), ProcessHandle.current().pid());
    Path link = Files.createSymbolicLink(temporary.resolve(name), canary);

    assertThatThrownBy(() -> run(temporary))
        .hasRootCauseInstanceOf(LinkRefused.class)
        .hasStackTraceContaining(link + " is a symbolic link");
    assertThat(canary).isEmptyDirectory();
  }

  private void run(Path temporary) throws IOException {
    Path spec = Path.of("pipelines/bird_strikes/spec.yaml");
    Environment environment =
        new Environment(
            Environment.Engine.IN_PROCESS,
            1,
            4 << 20,
            Optional.of(temporary.toString()),
            Optional.of(folder.resolve("out").toString()),
            Duration.ofSeconds(30),
            Environments.defaults().gcs(),
            new FlinkSpec(FlinkSpec.EMBEDDED),
            Environments.defaults().dataflow(),
            Environments.defaults().launch(),
            CostsSpec.NONE);
    RunRequest request =
        new RunRequest(
            spec.toAbsolutePath().getParent().toString(),
            "",
            "scripts/granary run " + spec,
            RunRequest.Publishing.PUBLISH,
            RunRequest.Beginning.ANEW,
            new RunRequest.Caller("test", "test", STARTED),
            new RunRequest.Watching(StageListener.NONE, List.of(), Throwable::toString));
    new RunDataset(
            new LocalStorage(), Specs.read(spec).spec(), environment, request, Clock.systemUTC())
        .run();
  }
}
