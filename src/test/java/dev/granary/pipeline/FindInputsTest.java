package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.read.SourceFile;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindInputsTest {
  @TempDir Path folder;

  @BeforeEach
  void deliver() throws IOException {
    for (String name : new String[] {"b.csv", "a.csv", "c.csv"}) {
      Files.writeString(folder.resolve(name), "id\n1\n");
    }
  }

  @Test
  void filesAreNumberedInTheOrderOfTheirNamesAndEachIsThereOnce() throws IOException {
    InputListing listing = find("[c.csv, '*.csv', a.csv]", "");

    assertThat(listing.files().stream().map(SourceFile::name))
        .containsExactly("a.csv", "b.csv", "c.csv");
    assertThat(listing.files().stream().map(SourceFile::number)).containsExactly(0, 1, 2);
  }

  @Test
  void aSourceWithoutFilesIsMissing() {
    assertThatThrownBy(() -> find("d-*.csv", ""))
        .isInstanceOf(MissingInput.class)
        .hasMessage(
            "source one: no file matches "
                + folder
                + "/d-*.csv; nothing was read. If it is still to be delivered, run again later.");
  }

  @Test
  void aFileOfTwoSourcesIsRefused() {
    assertThatThrownBy(() -> find("a.csv", "  - {name: two, files: '*.csv', licence: synthetic}\n"))
        .isInstanceOf(SharedFile.class)
        .hasMessage(
            "sources one and two both name "
                + folder
                + "/a.csv; nothing was read. Let each file belong to one source.");
  }

  private InputListing find(String files, String more) throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.writeString(
        file,
        """
        dataset: found
        version: "1.0"
        seed: 1
        sources:
          - {name: one, files: %s, format: csv, licence: synthetic}
        %sschema:
          id: {type: int}
        publish: {root: out}
        """
            .formatted(files, more));
    Spec spec = Specs.read(file).spec();
    return FindInputs.of(new LocalStorage(), spec, folder.toString());
  }
}
