package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Links are planted at every level of a dataset, and lead to a folder outside of the root. A verb
 * that would follow one finds there what it looks for, and so would succeed; or it would hang at a
 * pipe.
 */
class CanaryTest {
  private static final List<String> VERBS =
      List.of("run", "plan", "versions", "show", "verify", "trace", "why-missing", "diff");

  @TempDir static Path original;
  private static String id = "";
  @TempDir Path folder;
  private Sightings sightings;
  private Path canary;

  @BeforeAll
  static void publishTwice() throws IOException {
    Sightings published = Sightings.in(original);
    assertThat(published.tell("run").code()).isZero();
    Files.writeString(published.input(), "r30,owl,30\n", StandardOpenOption.APPEND);
    assertThat(published.tell("run").code()).isZero();
    id =
        published
            .tell("why-missing", "--file", "a.csv", "--line", "2", "--json")
            .json()
            .path("records")
            .get(0)
            .path("id")
            .asText();
  }

  @BeforeEach
  void copy() throws IOException {
    Path project = folder.resolve("project");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, project.resolve(original.relativize(file)));
      }
    }
    sightings = new Sightings(project);
    Files.writeString(sightings.input(), "r31,owl,31\n", StandardOpenOption.APPEND);
    canary = Files.createDirectory(folder.resolve("canary"));
  }

  /** Each link, and the verbs whose way leads through it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sightings                                 | run plan versions show verify trace why-missing diff
          sightings/_history                        | run plan versions show verify trace why-missing diff
          sightings/_history/00000001.json          | run plan versions show verify trace why-missing diff
          sightings/_runs                           | run
          sightings/1.0.1                           | run show verify trace why-missing diff
          sightings/1.0.1/manifest.json             | run show verify trace why-missing diff
          sightings/1.0.1/spec.json                 | verify diff
          sightings/1.0.1/index                     | verify diff
          sightings/1.0.1/ledger                    | verify trace why-missing diff
          sightings/1.0.1/ledger/part-00000.parquet | verify trace why-missing diff
          sightings/1.0.1/report.html               | verify
          """)
  void noVerbGoesThroughALink(String place, String verbs) throws IOException {
    Path link = sightings.root().resolve(place);
    Path moved = canary.resolve("moved");
    if (Files.exists(link)) {
      Files.move(link, moved);
    } else {
      Files.createDirectory(moved);
    }
    Files.createSymbolicLink(link, moved);

    assertRefused(link, verbs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sightings/_history/00000001.json          | run plan versions show verify trace why-missing diff
          sightings/1.0.1/manifest.json             | run show verify trace why-missing diff
          sightings/1.0.1/spec.json                 | verify diff
          sightings/1.0.1/ledger/part-00000.parquet | verify trace why-missing diff
          """)
  void noVerbWaitsAtAPipeBehindALink(String place, String verbs)
      throws IOException, InterruptedException {
    Path link = sightings.root().resolve(place);
    Path pipe = canary.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.delete(link);
    Files.createSymbolicLink(link, pipe);

    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertRefused(link, verbs));
  }

  @Test
  void rootAndInputMayBeLinks() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(sightings.root(), elsewhere.resolve("out"));
    Files.createSymbolicLink(sightings.root(), elsewhere.resolve("out"));
    Files.move(sightings.input(), elsewhere.resolve("a.csv"));
    Files.createSymbolicLink(sightings.input(), elsewhere.resolve("a.csv"));

    assertThat(sightings.tell("run").code()).isZero();
    assertThat(sightings.tell("verify", "--all").code()).isZero();
  }

  private void assertRefused(Path link, String verbs) throws IOException {
    SortedMap<String, String> before = contentOf(canary);
    List<String> refused = new ArrayList<>();
    for (String verb : VERBS) {
      Told told = sightings.tell(verb, argumentsOf(verb));
      String said = told.out() + told.err();
      if (told.code() == ExitCode.FAILED_AUDIT.number() && said.contains(link.toString())) {
        refused.add(verb);
      } else {
        assertThat(told.code()).as("%s: %s", verb, said).isZero();
      }
      assertThat(contentOf(canary)).as(verb).isEqualTo(before);
    }
    assertThat(String.join(" ", refused)).isEqualTo(verbs);
  }

  private String[] argumentsOf(String verb) {
    return switch (verb) {
      case "trace" -> new String[] {"--version", "1.0.1", id};
      case "why-missing" -> new String[] {"--version", "1.0.1", "--file", "a.csv", "--line", "2"};
      case "show", "verify" -> new String[] {"--version", "1.0.1"};
      case "diff" -> new String[] {"1.0.0", "1.0.1"};
      default -> new String[0];
    };
  }

  /** Every file with its bytes and the time of its last change; pipes without. */
  private static SortedMap<String, String> contentOf(Path folder) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String bytes =
                attributes.isRegularFile()
                    ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    : "";
            content.put(file.toString(), attributes.lastModifiedTime() + bytes);
            return FileVisitResult.CONTINUE;
          }
        });
    return content;
  }
}
