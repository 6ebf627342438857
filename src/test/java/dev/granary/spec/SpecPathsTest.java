package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name may not lead anywhere; where files are read from and go to is the user's own choice. */
class SpecPathsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "a/b",
        "../birds",
        "/etc",
        "_history",
        "a\\\\b",
        "b\u0131rds\u200b",
        "a b"
      })
  void aDatasetIsANameAndNeverAPath(String name) {
    String text = SpecText.replacing("dataset: birds", "dataset: \"" + name + "\"");

    assertThatThrownBy(() -> SpecText.read(folder, text))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining("dataset: ");
  }

  @Test
  void filesAndRootMayLeadUpwards() {
    String text =
        SpecText.replacing("data/*.csv", "../shared/*.csv").replace("root: out", "root: ../out");

    Spec spec = SpecText.read(folder, text);

    assertThat(spec.sources().get(0).files()).containsExactly(folder.getParent() + "/shared/*.csv");
    assertThat(spec.publish().root()).isEqualTo(folder.getParent() + "/out");
  }
}
