package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.PublishedExamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;

/** Fields of several values, from files that pyarrow, fastavro and TensorFlow wrote (lists.py). */
class ListsRunTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/formats");
  private static final int ROWS = 60;
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 7
      sources:
        - {name: log, files: "data/*", format: FORMAT, licence: CC0-1.0}
      schema:
        name: {type: string}
        tags: {type: string, values: any, required: false, length: [0, 3]}
        numbers: {type: float, values: 3, range: [0, 100]}
        counts: {type: int, values: [1, 4]}
        flags: {type: bool, values: [1, 3], required: false}
      checks:
        features:
          tags: {distinct: [4, 4]}
      splits: {train: 1}
      features:
        name: {}
        tags: {missing: omit}
        numbers: {}
        counts: {}
        flags: {missing: omit}
      shards: {target_mib: 1, processes: [1]}
      publish: {root: out-FILE}
      """;

  @TempDir Path folder;

  @Test
  void theSameListsMakeTheSameVersionWhateverTheyAreWrittenIn() throws IOException {
    FormatRun run = new FormatRun(folder, SPEC, ROWS);

    FormatRun.Made json = run.run("jsonl", "rows.jsonl", json());
    FormatRun.Made parquet = run.run("parquet", "rows.parquet", golden("lists.parquet"));
    FormatRun.Made old = run.run("parquet", "rows-old.parquet", golden("lists-old.parquet"));
    FormatRun.Made avro = run.run("avro", "rows.avro", golden("lists.avro"));
    FormatRun.Made examples = run.run("tfrecord", "rows.tfrecord", golden("lists.tfrecord"));

    assertThat(json.ids()).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(List.of(parquet, old, avro, examples)).containsOnly(json);
    assertThat(examples(run.version("rows.jsonl")))
        .isEqualTo(IntStream.range(0, ROWS).mapToObj(ListsRunTest::told).sorted().toList());
    assertThat(Files.readString(run.version("rows.jsonl").resolve("statistics/statistics.json")))
        .contains("\"values_of_a_record\"");
  }

  @Test
  void aListThatBreaksARuleSetsItsRecordAside() throws IOException {
    FormatRun run =
        new FormatRun(folder, SPEC.replace("checks:", "checks:\n  max_quarantined: 0.2"), ROWS);
    String lines =
        new String(json(), StandardCharsets.UTF_8)
            + line("five", "[\"owl\"]", "[1, 2, 3]", "[1, 2, 3, 4, 5]")
            + line("long", "[\"owl\", \"eagle\"]", "[1, 2, 3]", "[1]")
            + line("text", "[\"owl\"]", "[1, \"x\", 3]", "[1]")
            + line("null", "[\"owl\", null]", "[1, 2, 3]", "[1]")
            + line("nested", "[[\"owl\"]]", "[1, 2, 3]", "[1]")
            + line("two", "[\"owl\"]", "[1, 2]", "[1]")
            + line("range", "[\"owl\"]", "[1, 2, 101]", "[1]")
            + line("none", "[\"owl\"]", "[1, 2, 3]", "[]")
            + line("one", "\"owl\"", "[1, 2, 3]", "7");
    run.write("jsonl", "bad.jsonl", lines.getBytes(StandardCharsets.UTF_8));

    Told told = Told.by("run", folder.resolve("spec.yaml").toString());

    assertThat(told.code()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("69 = 61 + 0 + 8, which holds");
    Told list = Told.by("quarantine", "list", folder.resolve("spec.yaml").toString(), "--json");
    assertThat(list.out())
        .contains("counts: values 1..4: a list of 5 values")
        .contains("tags: length 0..3: a list of 2 values")
        .contains("numbers: type FLOAT: a list of 3 values")
        .contains("tags: type STRING: a list of 2 values")
        .contains("tags: type STRING: a list of 1 value")
        .contains("numbers: values 3: a list of 2 values")
        .contains("numbers: range 0..100: a list of 3 values")
        .contains("counts: required: no value");
  }

  private static String line(String name, String tags, String numbers, String counts) {
    return "{\"name\": \"%s\", \"tags\": %s, \"numbers\": %s, \"counts\": %s}\n"
        .formatted(name, tags, numbers, counts);
  }

  private static List<String> examples(Path version) throws IOException {
    return PublishedExamples.of(version).stream().map(ListsRunTest::told).sorted().toList();
  }

  private static String told(Example example) {
    return Stream.of("name", "tags", "numbers", "counts", "flags")
        .map(name -> values(example.getFeatures().getFeatureMap().get(name)))
        .collect(Collectors.joining(" "));
  }

  private static String values(Feature feature) {
    if (feature == null) {
      return "-";
    }
    Stream<?> values =
        switch (feature.getKindCase()) {
          case BYTES_LIST ->
              feature.getBytesList().getValueList().stream().map(text -> text.toStringUtf8());
          case FLOAT_LIST -> feature.getFloatList().getValueList().stream();
          default -> feature.getInt64List().getValueList().stream();
        };
    return values.map(String::valueOf).toList().toString();
  }

  private static String told(int i) {
    return Stream.of(List.of("row " + i), tags(i), numbers(i), counts(i), flags(i))
        .map(values -> values.isEmpty() ? "-" : values.toString())
        .collect(Collectors.joining(" "));
  }

  private static List<String> tags(int i) {
    if (i % 7 == 3) {
      return List.of();
    }
    List<String> tags = new ArrayList<>();
    for (int times = 0; times <= i % 2; times++) {
      tags.addAll(List.of("owl", "hen", "jäy", "").subList(0, i % 5));
    }
    return tags;
  }

  private static List<Float> numbers(int i) {
    return IntStream.range(0, 3).mapToObj(j -> (float) ((i + j) / 10.0)).toList();
  }

  private static List<Long> counts(int i) {
    return IntStream.range(0, 1 + i % 4).mapToObj(j -> i * 1000L - j).toList();
  }

  private static List<Integer> flags(int i) {
    return i % 2 == 1
        ? List.of()
        : IntStream.range(0, 1 + i % 3).mapToObj(j -> j % 2 == 0 ? 1 : 0).toList();
  }

  private static byte[] json() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      String tags =
          tags(i).stream().map(tag -> '"' + tag + '"').collect(Collectors.joining(",", "[", "]"));
      String flags = flags(i).stream().map(flag -> flag == 1).toList().toString();
      lines.append(
          String.format(
              Locale.ROOT,
              "{\"name\":\"row %d\",\"tags\":%s,\"numbers\":%s,\"counts\":%s,\"flags\":%s}%n",
              i,
              i % 7 == 3 ? "null" : tags,
              numbers(i),
              counts(i),
              flags));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] golden(String name) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(name));
  }
}
