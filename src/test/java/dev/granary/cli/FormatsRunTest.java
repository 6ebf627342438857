package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/** The same records make the same version, whatever they are written in. */
class FormatsRunTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/formats");
  private static final String SPEC =
      """
      dataset: birds
      version: "1.0"
      seed: 7
      sources:
        - {name: log, files: "data/*", format: FORMAT, licence: CC0-1.0}
      schema:
        name: {type: string, required: false}
        count: {type: int}
        weight: {type: float}
        share: {type: float}
        seen: {type: bool}
        kind: {type: string, domain: [owl, hen, jay]}
      splits: {train: 0.8, test: 0.2}
      features:
        name: {missing: ""}
        count: {}
        weight: {}
        share: {}
        seen: {}
        kind: {as: class}
      shards: {target_mib: 1, processes: [2]}
      publish: {root: out-FILE}
      """;

  @TempDir Path folder;

  private FormatRun run;

  @BeforeEach
  void makeRun() {
    run = new FormatRun(folder, SPEC, 300);
  }

  @Test
  void theSameRecordsMakeTheSameVersionWhateverTheyAreWrittenIn() throws IOException {
    FormatRun.Made csv = run.run("csv", "birds.csv", csv().getBytes(StandardCharsets.UTF_8));
    FormatRun.Made jsonl =
        run.run("jsonl", "birds.jsonl", jsonLines().getBytes(StandardCharsets.UTF_8));
    FormatRun.Made parquet =
        run.run("parquet", "birds.parquet", Files.readAllBytes(GOLDEN.resolve("birds.parquet")));
    FormatRun.Made avro =
        run.run("avro", "birds.avro", Files.readAllBytes(GOLDEN.resolve("birds.avro")));
    FormatRun.Made examples = run.run("tfrecord", "birds.tfrecord-00000-of-00001", examples());
    FormatRun.Made packed = run.run("tfrecord", "birds.tfrecord.gz", packed(examples()));

    assertThat(csv.ids()).hasSize(300).doesNotHaveDuplicates();
    assertThat(csv.statistics())
        .containsKeys("read.tally", "train.tally", "test.tally", "statistics.json");
    assertThat(List.of(jsonl, parquet, avro, examples, packed)).containsOnly(csv);
  }

  @Test
  void planReadsTheBeginningsOfEveryFormat() throws IOException {
    run.write("parquet", "birds.parquet", Files.readAllBytes(GOLDEN.resolve("birds.parquet")));

    Told told = Told.by("plan", folder.resolve("spec.yaml").toString());

    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.out()).contains("300");
  }

  @Test
  void imagesBecomeBytesOfAnExampleWithTheirFolderAsLabel() throws IOException {
    Files.createDirectories(folder.resolve("images/owl"));
    Files.createDirectories(folder.resolve("images/hen"));
    for (String name : List.of("picture.png", "picture.jpeg", "picture.gif", "alpha.webp")) {
      Files.copy(GOLDEN.resolve(name), folder.resolve("images/owl/" + name));
    }
    byte[] cut = Files.readAllBytes(GOLDEN.resolve("picture.jpeg"));
    Files.write(
        folder.resolve("images/hen/cut.jpeg"), java.util.Arrays.copyOf(cut, cut.length - 2));
    Files.copy(GOLDEN.resolve("grey.png"), folder.resolve("images/hen/grey.png"));
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        dataset: birds
        version: "1.0"
        seed: 7
        sources:
          - {name: photos, files: "images/**", format: images, licence: CC0-1.0}
        schema:
          image: {type: bytes, from: bytes}
          label: {type: string, from: folder, domain: [owl, hen]}
          width: {type: int}
          channels: {type: int}
        checks: {max_quarantined: 0.5}
        splits: {train: 1}
        features:
          image: {}
          label: {as: class}
          width: {}
        publish: {root: out}
        """);

    Told told = Told.by("run", folder.resolve("spec.yaml").toString());

    assertThat(told.code()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("6 = 5 + 0 + 1, which holds").contains("READ_IMAGE");
  }

  private static String name(int i) {
    return i % 11 == 0 ? "" : "bird " + i + " ä\ud83d\udc26";
  }

  private static String kind(int i) {
    return List.of("owl", "hen", "jay").get(i % 3);
  }

  private static String csv() {
    StringBuilder text = new StringBuilder("name,count,weight,share,seen,kind\n");
    for (int i = 0; i < 300; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%s,%s,%s,%s%n",
              name(i),
              i * i - 50,
              i / 8.0,
              i / 10.0,
              i % 3 == 0,
              kind(i)));
    }
    return text.toString();
  }

  private static String jsonLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 299; i >= 0; i--) {
      String name = i % 11 == 0 ? "null" : "\"" + name(i) + "\"";
      text.append(
          String.format(
              Locale.ROOT,
              "{\"kind\":\"%s\",\"name\":%s,\"count\":%d,\"weight\":%s,\"share\":%s,\"seen\":%s}%n",
              kind(i),
              name,
              i * i - 50,
              i / 8.0,
              i / 10.0,
              i % 3 == 0));
    }
    return text.toString();
  }

  private static byte[] examples() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 300; i++) {
      Features.Builder features = Features.newBuilder();
      if (i % 11 != 0) {
        features.putFeature("name", bytes(name(i)));
      } else if (i % 2 == 0) {
        features.putFeature("name", Feature.getDefaultInstance());
      }
      features
          .putFeature("count", integer(i * i - 50))
          .putFeature("weight", real(i / 8.0f))
          .putFeature("share", real(i / 10.0f))
          .putFeature("seen", integer(i % 3 == 0 ? 1 : 0))
          .putFeature("kind", bytes(kind(i)))
          .putFeature("other", integer(1));
      frame(Example.newBuilder().setFeatures(features).build().toByteArray(), file);
    }
    return file.toByteArray();
  }

  private static Feature bytes(String text) {
    ByteString value = ByteString.copyFromUtf8(text);
    return Feature.newBuilder().setBytesList(BytesList.newBuilder().addValue(value)).build();
  }

  private static Feature integer(long value) {
    return Feature.newBuilder().setInt64List(Int64List.newBuilder().addValue(value)).build();
  }

  private static Feature real(float value) {
    return Feature.newBuilder().setFloatList(FloatList.newBuilder().addValue(value)).build();
  }

  private static void frame(byte[] example, ByteArrayOutputStream file) {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(example.length).array();
    file.writeBytes(length);
    file.writeBytes(sum(length));
    file.writeBytes(example);
    file.writeBytes(sum(example));
  }

  private static byte[] sum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    int value = (int) crc.getValue();
    int masked = ((value >>> 15) | (value << 17)) + 0xa282ead8;
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
