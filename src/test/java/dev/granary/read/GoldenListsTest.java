package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import dev.granary.record.SourceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in files that pyarrow, fastavro and TensorFlow wrote; lists.py tells how. */
class GoldenListsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/formats");

  @ParameterizedTest
  @ValueSource(strings = {"lists.parquet", "lists-old.parquet", "lists.avro", "lists.tfrecord"})
  void aFileOfListsIsReadTheSameHoweverItIsCut(String name) throws IOException {
    Schema schema = schema("name", "tags", "numbers", "counts", "flags");
    Reading whole = read(name, schema, Integer.MAX_VALUE);

    assertThat(whole.verdicts()).hasSize(60).containsOnly("KEPT");
    assertThat(whole.rows().get(8))
        .containsExactly(
            text(name), "[owl, hen, jäy]", "[r0.8, r0.9, r1.0]", "[i8000]", flags(name));
    assertThat(whole.rows().get(3).get(1)).as("null").isEqualTo("-");
    assertThat(whole.rows().get(5).get(1)).as("empty").isEqualTo("-");
    for (int length : new int[] {1, 37, 500, 3000}) {
      Reading cut = read(name, schema, length);

      assertThat(cut.seen()).as("blocks of %d", length).isEqualTo(whole.seen());
    }
  }

  /** Examples tell one value as they tell several. */
  private static String text(String name) {
    return name.endsWith("tfrecord") ? "[row 8]" : "row 8";
  }

  /** Examples have no truth values; what they stand for the check tells. */
  private static String flags(String name) {
    return name.endsWith("tfrecord") ? "[i1, i0, i1]" : "[?true, ?false, ?true]";
  }

  @ParameterizedTest
  @ValueSource(strings = {"lists-nested.parquet", "lists-nested.avro"})
  void onlyListsOfSingleValuesAreLists(String name) throws IOException {
    Reading reading =
        read(name, schema("inner.tags", "points", "map", "deep", "holes"), Integer.MAX_VALUE);

    assertThat(reading.rows())
        .isEqualTo(
            IntStream.range(0, 6)
                .mapToObj(
                    i ->
                        List.of(
                            i % 3 == 0 ? "-" : List.of("a", "b").subList(0, i % 3).toString(),
                            nestedLike(name),
                            "{}",
                            nestedLike(name),
                            i % 2 == 0 ? "[-]" : "[-, i" + i + "]"))
                .toList());
  }

  /** In rows of an Avro file something nested may stand in a list, which no check lets pass. */
  private static String nestedLike(String name) {
    return name.endsWith(".avro") ? "[{}]" : "{}";
  }

  @Test
  void aListIsNothingForAFieldOfOneValue() throws IOException {
    Schema single =
        new Schema(
            List.of(
                new Field(
                    "tags",
                    "tags",
                    FieldType.STRING,
                    Presence.OPTIONAL,
                    Sensitivity.PLAIN,
                    Rules.NONE)));
    for (String name : List.of("lists.parquet", "lists.avro", "lists.tfrecord")) {
      Reading reading = read(name, single, Integer.MAX_VALUE);

      assertThat(reading.rows().get(8)).as(name).containsExactly("{}");
    }
  }

  private static Reading read(String name, Schema schema, int blockBytes) throws IOException {
    Format format = Format.valueOf(name.substring(name.indexOf('.') + 1).toUpperCase(Locale.ROOT));
    SourceFormat source = new SourceFormat(format, Compression.AUTO, CsvDialect.COMMA, List.of());
    byte[] content = Files.readAllBytes(FOLDER.resolve(name));
    return Reading.of(content, source, Limits.DEFAULT, schema, blockBytes);
  }

  private static Schema schema(String... columns) {
    return new Schema(
        Stream.of(columns)
            .map(
                column ->
                    new Field(
                        column.replace('.', '_'),
                        column,
                        FieldType.STRING,
                        Presence.OPTIONAL,
                        Sensitivity.PLAIN,
                        Rules.NONE,
                        Several.ANY))
            .toList());
  }
}
