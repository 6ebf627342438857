package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first page says of other pages and files. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path EXIT_CODES = Path.of("docs/exit-codes.md");

  @Test
  void theTestCommandIsThere() {
    assertThat(Path.of("scripts/test")).isExecutable();
  }

  @Test
  void itsExitCodesAreThoseOfTheirPage() throws IOException {
    assumeThat(Files.exists(EXIT_CODES)).as("the page of exit codes is there").isTrue();

    assertThat(codes(README)).isNotEmpty().isEqualTo(codes(EXIT_CODES));
  }

  @Test
  void everyPageOfDocsCanBeReachedFromIt() throws IOException {
    List<String> linked =
        Page.read(README).links().stream().filter(link -> link.startsWith("docs/")).toList();

    assertThat(Page.all())
        .map(page -> page.file().toString())
        .filteredOn(file -> file.startsWith("docs/") && !file.startsWith("docs/decisions/"))
        .allSatisfy(file -> assertThat(linked).anyMatch(link -> link.startsWith(file)));
  }

  private static List<List<String>> codes(Path page) throws IOException {
    return Page.read(page).rows().stream().filter(row -> row.get(0).matches("\\d")).toList();
  }
}
