package dev.granary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalGlobTest {
  @TempDir private Path root;
  private final Storage storage = new LocalStorage();

  @BeforeEach
  void plantFiles() throws IOException {
    for (String name :
        List.of(
            "b.csv", "a.csv", "a.txt", "[x].csv", "d/c.csv", "d/e/f.csv", "d/.g/h.csv", ".k.csv")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), name);
    }
  }

  @Test
  void aStarStaysInItsDirectoryAndPassesOverHiddenNames() throws IOException {
    assertThat(found("*.csv")).containsExactly("[x].csv", "a.csv", "b.csv");
    assertThat(found("*")).containsExactly("[x].csv", "a.csv", "a.txt", "b.csv");
    assertThat(found("*/*.csv")).containsExactly("d/c.csv");
    assertThat(found("d//c*")).containsExactly("d/c.csv");
  }

  @Test
  void aQuestionMarkIsOneCharacter() throws IOException {
    assertThat(found("?.csv")).containsExactly("a.csv", "b.csv");
    assertThat(found("a.???")).containsExactly("a.csv", "a.txt");
    assertThat(found("d?c.csv")).isEmpty();
  }

  @Test
  void twoStarsGoThroughDirectoriesAndThroughNone() throws IOException {
    assertThat(found("**/*.csv"))
        .containsExactly("[x].csv", "a.csv", "b.csv", "d/c.csv", "d/e/f.csv");
    assertThat(found("d/**/f.csv")).containsExactly("d/e/f.csv");
    assertThat(found("d/e/**/f.csv")).containsExactly("d/e/f.csv");
    assertThat(found("d/**")).containsExactly("d/c.csv", "d/e/f.csv");
    assertThat(found("a**")).containsExactly("a.csv", "a.txt");
  }

  @Test
  void aPatternWithoutWildcardsIsAName() throws IOException {
    assertThat(found("[x].csv")).containsExactly("[x].csv");
    assertThat(found(".k.csv")).containsExactly(".k.csv");
    assertThat(found("none.csv")).isEmpty();
    assertThat(found("none/none.csv")).isEmpty();
    assertThat(found("d")).isEmpty();
  }

  @Test
  void sizesAreTold() throws IOException {
    assertThat(storage.list(root.resolve("a.csv").toString()))
        .containsExactly(new StoredFile(root.resolve("a.csv").toString(), 5));
  }

  @Test
  void aRelativePatternGivesRelativePaths() throws IOException {
    assertThat(storage.list("pom.xml")).extracting(StoredFile::path).containsExactly("pom.xml");
    assertThat(storage.list("./pom.x*")).extracting(StoredFile::path).containsExactly("./pom.xml");
  }

  @Test
  void linksToFilesAreFilesAndADanglingOneFails() throws IOException {
    Files.createSymbolicLink(root.resolve("l.csv"), root.resolve("a.csv"));
    assertThat(found("l*")).containsExactly("l.csv");

    Files.createSymbolicLink(root.resolve("m.csv"), root.resolve("nowhere"));
    assertThatThrownBy(() -> found("m*"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(root.resolve("m.csv").toString());
  }

  private List<String> found(String pattern) throws IOException {
    return storage.list(root + "/" + pattern).stream()
        .map(file -> root.relativize(Path.of(file.path())).toString())
        .toList();
  }
}
