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
import dev.granary.record.SourceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow and fastavro wrote; formats.py beside them tells how. */
class GoldenFormatsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/formats");
  private static final List<String> COLUMNS =
      List.of(
          "text",
          "count",
          "small",
          "ratio",
          "share",
          "flag",
          "day",
          "at",
          "local",
          "clock",
          "price",
          "inner.name",
          "inner.depth",
          "key",
          "tags");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.parquet",
        "snappy.parquet",
        "gzip.parquet",
        "lz4.parquet",
        "zstd.parquet",
        "null.avro",
        "deflate.avro",
        "snappy.avro",
        "zstandard.avro"
      })
  void theSameRowsAreReadOfEveryFile(String name) throws IOException {
    Reading reading = read(name, Integer.MAX_VALUE);

    assertThat(reading.rows()).isEqualTo(IntStream.range(0, 40).mapToObj(this::row).toList());
    assertThat(reading.offsets())
        .isEqualTo(IntStream.range(0, 40).mapToObj(Long::valueOf).toList());
    assertThat(reading.bytes()).isEqualTo(Files.size(FOLDER.resolve(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy.parquet", "zstd.parquet", "null.avro", "snappy.avro"})
  void aFileIsReadTheSameHoweverItIsCut(String name) throws IOException {
    Reading whole = read(name, Integer.MAX_VALUE);
    for (int length : new int[] {1, 37, 500, 3000}) {
      Reading cut = read(name, length);

      assertThat(cut.seen()).as("blocks of %d", length).isEqualTo(whole.seen());
      assertThat(cut.allLines()).isEqualTo(whole.allLines());
      assertThat(cut.bytes()).isEqualTo(whole.bytes());
      assertThat(cut.fileDigest()).isEqualTo(whole.fileDigest());
    }
  }

  @ParameterizedTest
  @CsvSource({"snappy.parquet, 1", "snappy.parquet, 500", "null.avro, 1", "null.avro, 3000"})
  void columnsThatNoFieldReadsAreToldOnceAFile(String name, int length) throws IOException {
    Schema schema = schema(COLUMNS.subList(2, 12));

    assertThat(read(name, schema, length).unread())
        .containsExactlyElementsOf(read(name, schema, Integer.MAX_VALUE).unread())
        .contains("text", "count", "key")
        .doesNotContain("inner.name", "inner", "small", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy.parquet", "null.avro"})
  void aFileWithoutAnyColumnOfTheSchemaIsOneRejection(String name) throws IOException {
    Reading reading = read(name, schema(List.of("mass", "colour")), 500);

    assertThat(reading.verdictsWithEvidence())
        .containsExactly("READ_HEADER: without any column of the schema: it reads mass, colour");
    assertThat(reading.damaged()).isEqualTo(1);
  }

  @Test
  void oldTimesOfParquetAreReadToo() throws IOException {
    Reading reading = read("int96.parquet", Integer.MAX_VALUE);

    assertThat(reading.rows().get(1).get(7)).isEqualTo("2026-11-30T10:06:01.123Z");
    assertThat(reading.rows().get(1).get(8)).isEqualTo("1969-12-31T23:59:01Z");
  }

  private List<String> row(int i) {
    String[] texts = {"eins", "zwei äöü", "-", "", "zwei äöü", "\ud83d\ude00 vier"};
    String[] counts = {"-", "i" + ((1L << 40) + i), "i" + -i, "i" + i};
    String[] flags = {"?true", "?false", "-"};
    String second = i % 60 < 10 ? "0" + i % 60 : "" + i % 60;
    List<String> row = new ArrayList<>();
    row.add(texts[i % 6]);
    row.add(counts[i % 4]);
    row.add("i" + (i * 7 - 100));
    row.add("r" + i / 7.0);
    row.add("r" + i / 10.0);
    row.add(flags[i % 3]);
    row.add(java.time.LocalDate.of(2026, 1, 1).plusDays(i * 40L).toString());
    row.add("2026-11-30T10:06:" + second + (i % 2 == 0 ? "Z" : ".123Z"));
    row.add("1969-12-31T23:59:" + second);
    row.add("01:02:" + second + (i % 2 == 0 ? "" : ".500"));
    row.add(java.math.BigDecimal.valueOf(i * 101 - 500, 2).toPlainString());
    row.add(i % 5 == 0 ? "-" : "n" + i);
    row.add("i" + i);
    row.add("key-" + String.format("%04d", i * 3));
    row.add("{}");
    return row;
  }

  private static Reading read(String name, int blockBytes) throws IOException {
    return read(name, schema(COLUMNS), blockBytes);
  }

  private static Reading read(String name, Schema schema, int blockBytes) throws IOException {
    Format format = name.endsWith(".avro") ? Format.AVRO : Format.PARQUET;
    SourceFormat source = new SourceFormat(format, Compression.AUTO, CsvDialect.COMMA, List.of());
    byte[] content = Files.readAllBytes(FOLDER.resolve(name));
    return Reading.of(content, source, Limits.DEFAULT, schema, blockBytes);
  }

  private static Schema schema(List<String> columns) {
    return new Schema(
        columns.stream()
            .map(
                column ->
                    new Field(
                        column.replace('.', '_'),
                        column,
                        FieldType.STRING,
                        Presence.OPTIONAL,
                        Sensitivity.PLAIN,
                        Rules.NONE))
            .toList());
  }
}
