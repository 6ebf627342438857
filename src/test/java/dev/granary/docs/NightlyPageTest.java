package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of {@code docs/nightly.md} are such as systemd accepts. */
class NightlyPageTest {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @TempDir Path folder;

  @Test
  void theTimerComesEveryNight() throws IOException {
    List<Page.Block> units = units();

    assertThat(units).hasSize(2);
    assertThat(units.get(0).lines())
        .contains("Type=oneshot")
        .anyMatch(line -> line.startsWith("ExecStart=/opt/granary/scripts/nightly "));
    assertThat(units.get(1).lines())
        .contains("OnCalendar=*-*-* 02:15:00 UTC", "Persistent=true", "WantedBy=timers.target");
  }

  @Test
  void systemdAcceptsTheUnits() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(ANALYZE), "skipped: there is no " + ANALYZE);
    Path program = Files.createFile(folder.resolve("nightly"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    List<Page.Block> units = units();
    Path service = folder.resolve("granary-nightly.service");
    String text = String.join("\n", units.get(0).lines()) + "\n";
    Files.writeString(
        service,
        text.replace("/opt/granary/scripts/nightly", program.toString())
            .replace("User=granary", "User=root"));
    Path timer = folder.resolve("granary-nightly.timer");
    Files.writeString(timer, String.join("\n", units.get(1).lines()) + "\n");

    Process process =
        new ProcessBuilder(
                ANALYZE.toString(), "verify", "--man=no", service.toString(), timer.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(folder.resolve("said")).lines())
        .as("what systemd says of our units")
        .noneMatch(line -> line.contains("granary-nightly"));
  }

  private static List<Page.Block> units() throws IOException {
    return Page.read(Path.of("docs/nightly.md")).blocks().stream()
        .filter(block -> block.label().equals("ini"))
        .toList();
  }
}
