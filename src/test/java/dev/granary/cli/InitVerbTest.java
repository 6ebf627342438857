package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec that is proposed is sound, and runs at once. */
class InitVerbTest {
  @TempDir Path folder;

  @Test
  void whatIsProposedFollowsFromTheData() throws IOException {
    List<String> rows =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "%d,%s,%s,00%d,%s,%s"
                        .formatted(
                            1000 + i,
                            i % 2 == 0 ? "red" : "dark blue",
                            i % 10 == 0 ? "" : i + ".5",
                            i % 7,
                            "2025-01-" + (10 + i % 20),
                            "name" + i + "@example.org"))
            .toList();
    Path data = write("data.csv", rows, "Record Id,label,Weight,code,day,mail");

    Told told = Told.by("init", spec().toString(), "--from", data.toString());

    assertThat(told.code()).as(told.err()).isZero();
    assertThat(Files.readString(spec().resolve("spec.yaml")))
        .contains("all 200 rows were looked at.")
        .contains("    key: [record_id]   # every row has another\n")
        .contains(
            "  record_id:   # 200 of 200 rows are whole numbers, 1000 to 1199; every row has another:"
                + " it could be the key\n    {type: int, from: Record Id, range: [0, null]}\n")
        .contains("    {type: string, domain: [dark blue, red]}\n")
        .contains("180 of 180 rows are numbers, 1.5 to 199.5; 20 have no value\n")
        .contains("    {type: float, from: Weight, required: false, range: [0, null]}\n")
        .contains("zeros in front would be lost in a number")
        .contains("    {type: string, format: date}\n")
        .contains("    {type: string, personal: true, format: email}\n")
        .contains("  label: {as: class}\n");
    assertThat(Told.by("check", spec().resolve("spec.yaml").toString()).code()).isZero();
  }

  /** Each of these files holds the same rows, and so the same is proposed of each. */
  @ParameterizedTest
  @ValueSource(strings = {"lists.parquet", "lists-old.parquet", "lists.avro", "lists.tfrecord"})
  void listsAreFoundInEveryFormat(String name) throws IOException {
    Path data = folder.resolve(name);
    Files.copy(Path.of("src/test/resources/golden/formats").resolve(name), data);

    Told told = Told.by("init", spec().toString(), "--from", data.toString());

    assertThat(told.code()).as(told.err()).isZero();
    String flag = name.endsWith("tfrecord") ? "int, required: false, values: any, range" : "bool";
    assertThat(Files.readString(spec().resolve("spec.yaml")))
        .contains("all 60 rows were looked at.")
        .contains("    {type: string, required: false, values: any")
        .contains("lists of 3 values")
        .contains("    {type: float, values: 3, range: [0, null]}\n")
        .contains("lists of 1 to 4 values")
        .contains("    {type: int, values: any")
        .contains("    {type: " + flag);
    assertThat(Told.by("check", spec().resolve("spec.yaml").toString()).code()).isZero();
    assertThat(Told.by("run", spec().resolve("spec.yaml").toString()).code()).isZero();
  }

  @Test
  void bytesAndNestedColumnsOfParquetAreTold() throws IOException {
    Path data = folder.resolve("nested.parquet");
    Files.copy(Path.of("src/test/resources/golden/formats/lists-nested.parquet"), data);

    Told told = Told.by("init", spec().toString(), "--from", data.toString());

    assertThat(told.code()).as(told.err()).isZero();
    assertThat(Files.readString(spec().resolve("spec.yaml")))
        .contains("from: inner.tags")
        .contains("from: inner.name")
        .doesNotContain("deep")
        .doesNotContain("holes");
    assertThat(Told.by("check", spec().resolve("spec.yaml").toString()).code()).isZero();
  }

  @Test
  void aSpecThatIsThereIsLeftAlone() throws IOException {
    Path data = write("data.csv", List.of("1"), "a");
    Files.createDirectories(spec());
    Path there = Files.writeString(spec().resolve("spec.yaml"), "mine");

    Told told = Told.by("init", spec().toString(), "--from", data.toString());

    assertThat(told.code()).isEqualTo(ExitCode.INVALID.number());
    assertThat(told.err()).contains(there + " is there already; name another folder, or remove it");
    assertThat(there).hasContent("mine");
  }

  @Test
  void whatIsMissingOrOfNoFormatIsTold() throws IOException {
    Path text = Files.writeString(folder.resolve("data.txt"), "x");

    assertThat(Told.by("init", spec().toString(), "--from", folder + "/none.csv").code())
        .isEqualTo(ExitCode.MISSING_INPUT.number());
    assertThat(Told.by("init", spec().toString(), "--from", text.toString()).err())
        .contains(
            "does not tell its format: name files .csv, .tsv, .jsonl, .parquet, .avro or .tfrecord");
    assertThat(spec()).doesNotExist();
  }

  @Test
  void membersOfObjectsAreFieldsAndObjectsInThemAreNone() throws IOException {
    Path data =
        Files.write(
            folder.resolve("data.jsonl"),
            List.of(
                "{\"id\": 1, \"ok\": true, \"tags\": [1], \"text\": \"a\", \"place\": {\"x\": 1}}",
                "{\"id\": 2, \"ok\": false, \"more\": null}"));

    Told told = Told.by("init", spec().toString(), "--from", data.toString(), "--dry-run");

    assertThat(told.out())
        .contains("    {type: int, range: [0, null]}\n", "    {type: bool}\n", "  text:", "  more:")
        .contains("    {type: int, required: false, values: any, range: [0, null]}\n")
        .doesNotContain("place");
    assertThat(spec()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"taxi/data.csv", "sms_spam/sms.tsv", "nightly_regions"})
  void whatIsProposedForRealDataRuns(String name) throws IOException {
    runs(filesOf(SharedData.file(name)));
  }

  @Test
  void whatIsProposedForTheBundledDataRuns() throws IOException {
    runs(filesOf(Path.of("pipelines/bird_strikes/data")));
  }

  private void runs(List<String> files) throws IOException {
    List<String> init =
        Stream.concat(Stream.of("init", spec().toString(), "--from"), files.stream()).toList();

    Told told = Told.by(init.toArray(String[]::new));
    assertThat(told.code()).as(told.err()).isZero();
    String first = Files.readString(spec().resolve("spec.yaml"));
    Told ran = Told.by("run", spec().resolve("spec.yaml").toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(": published");
    Files.delete(spec().resolve("spec.yaml"));
    assertThat(Told.by(init.toArray(String[]::new)).code()).isZero();
    assertThat(spec().resolve("spec.yaml")).hasContent(first);
  }

  private static List<String> filesOf(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path.toString());
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".csv")).sorted().toList();
    }
  }

  private Path write(String name, List<String> rows, String header) throws IOException {
    return Files.write(
        folder.resolve(name), Stream.concat(Stream.of(header), rows.stream()).toList());
  }

  private Path spec() {
    return folder.resolve("colours");
  }
}
