package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.spec.EnvironmentSchema;
import dev.granary.spec.SpecSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of settings says what the code does. */
class SpecPageTest {
  private static final Path PAGE = Path.of("docs/spec.md");

  @Test
  void everyKeyOfASpecStandsThere() throws IOException {
    new GeneratedPart(PAGE, "spec").assertIs(tables(SpecSchema.json()));
  }

  @Test
  void everyKeyOfAnEnvironmentStandsThere() throws IOException {
    new GeneratedPart(PAGE, "environment").assertIs(tables(EnvironmentSchema.json()));
  }

  @Test
  void tablesAreMadeOfTheKeysThatTheCodeKnows() throws IOException {
    assertThat(tables(SpecSchema.json()))
        .contains(
            "| `seed` | whole number | required | ",
            "| `sources[].format` | `csv`, `tsv`, `jsonl`, `parquet`, `avro`, `tfrecord`, `text`,"
                + " `images` | by the ending of the files | ",
            "| `splits.<name>` | number above 0, up to 1 | | A split and its share",
            "| `shards.processes` | list of whole numbers 1 to 99999, or TPU slices | `[1]` | ");
  }

  /** A shape that has no word of its own is not taken for another's. */
  @Test
  void onlyAVersionIsToldToBeOne() throws IOException {
    assertThat(tables(SpecSchema.json()).lines().filter(line -> line.contains("MAJOR.MINOR\"")))
        .singleElement()
        .asString()
        .startsWith("| `version` | `\"MAJOR.MINOR\"` | required | ");
    assertThat(tables(EnvironmentSchema.json()))
        .doesNotContain("MAJOR.MINOR")
        .contains("| `launch.image` | text | ", "| `launch.labels` | mapping of labels to text | ");
  }

  private static String tables(String schema) throws IOException {
    return SettingTables.of(new ObjectMapper().readTree(schema));
  }
}
