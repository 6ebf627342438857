package dev.granary.lineage;

import static dev.granary.lineage.Rows.duplicate;
import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static dev.granary.lineage.Rows.quarantined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: that nothing is printed, and that bytes repeat. */
class FreshProcessTest {
  @TempDir private Path directory;

  @Test
  void writesTheSameBytesAsAnyOtherAndPrintsNothing() throws Exception {
    writeAndLook(directory.resolve("here"));

    String printed = inOtherProcess(entry -> true);

    assertThat(printed).isEmpty();
    assertSameBytes();
  }

  @Test
  void needsNothingOfHadoop() throws Exception {
    writeAndLook(directory.resolve("here"));

    String printed = inOtherProcess(entry -> !entry.contains("hadoop-common"));

    assertThat(printed).isEmpty();
    assertSameBytes();
  }

  private void assertSameBytes() throws IOException {
    VersionOnDisk here = VersionOnDisk.in(directory.resolve("here"));
    VersionOnDisk there = VersionOnDisk.in(directory.resolve("there"));
    assertThat(there.ledgerFile(0)).hasSameBinaryContentAs(here.ledgerFile(0));
    assertThat(there.placesFile(0)).hasSameBinaryContentAs(here.placesFile(0));
  }

  private String inOtherProcess(Predicate<String> onClassPath) throws Exception {
    Path printed = directory.resolve("printed");
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .filter(onClassPath)
            .collect(Collectors.joining(":"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Main.class.getName(),
                directory.resolve("there").toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    int exit = process.waitFor();
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    return exit == 0 ? text : text + "exit " + exit;
  }

  /** Writes a ledger of every kind of row, and looks things up in it. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      writeAndLook(Path.of(arguments[0]));
    }
  }

  private static void writeAndLook(Path directory) throws IOException {
    List<LedgerRow> rows =
        LongStream.range(0, 10_000).mapToObj(i -> row(i, new Place("d/f", i, i + 1))).toList();
    Ledger ledger = VersionOnDisk.in(directory).with(1, rows).ledger();
    if (ledger.trace(rows.get(9).id()).isEmpty() || ledger.atPlace("f", 7).rows().isEmpty()) {
      throw new IllegalStateException("a row is not found");
    }
  }

  private static LedgerRow row(long i, Place place) {
    return switch ((int) (i % 3)) {
      case 0 -> kept(id(i), place);
      case 1 -> quarantined(id(i), place, "speed: " + i);
      default -> duplicate(id(i), place, id(i - 1));
    };
  }
}
