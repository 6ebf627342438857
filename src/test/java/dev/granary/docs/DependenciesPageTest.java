package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of dependencies lists what the build uses, and nothing else. */
class DependenciesPageTest {
  private static final Path PAGE = Path.of("docs/dependencies.md");

  @Test
  void everyArtifactOfThePomStandsThereWithItsVersion() throws IOException {
    assertThat(artifacts())
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactlyInAnyOrderElementsOf(Pom.read().artifacts());
  }

  @Test
  void everyArtifactHasALicenceAndAReason() throws IOException {
    assertThat(artifacts())
        .allSatisfy(row -> assertThat(row).hasSize(4).noneMatch(String::isBlank));
  }

  private static List<List<String>> artifacts() throws IOException {
    return Page.read(PAGE).rows().stream().filter(row -> row.get(0).contains(":")).toList();
  }
}
