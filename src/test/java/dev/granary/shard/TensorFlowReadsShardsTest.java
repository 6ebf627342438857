package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.granary.shard.WritingBench.Outcome;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Compression;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/** The real TensorFlow, which trainers have, reads what we write. */
class TensorFlowReadsShardsTest {
  @TempDir Path directory;

  @BeforeEach
  void loadTensorFlow() {
    TensorFlowReader.assumeLoaded();
  }

  @Test
  void everyRecordOfEveryShardInTheOrderOfItsIndex() throws IOException {
    List<TestRecord> records = IntStream.range(0, 500).mapToObj(this::record).toList();
    Map<String, TestRecord> byId = new TreeMap<>();
    records.forEach(record -> byId.put(record.id().toString(), record));

    Outcome outcome = new WritingBench(directory).oneSplit().dealing(20_000, 4).write(records);

    assertThat(outcome.shards()).hasSizeGreaterThan(3);
    int read = 0;
    for (WrittenShard shard : outcome.shards()) {
      List<byte[]> found = readByTensorFlow(staged(shard.name()));
      List<Shards.Entry> index =
          Shards.index(outcome.files().get(WrittenShard.indexOf(shard.name())));
      assertThat(found).hasSameSizeAs(index);
      for (int i = 0; i < found.size(); i++) {
        TestRecord record = byId.get(index.get(i).id().toString());
        assertThat(found.get(i)).isEqualTo(record.example());
        requireItself(Example.parseFrom(found.get(i)), record);
      }
      read += found.size();
    }
    assertThat(read).isEqualTo(500);
  }

  @Test
  void severalShardsOneAfterAnother() throws IOException {
    List<TestRecord> records = IntStream.range(0, 100).mapToObj(TestRecord::of).toList();
    Outcome outcome = new WritingBench(directory).oneSplit().dealing(1_000, 1).write(records);
    List<String> names = outcome.shards().stream().map(WrittenShard::name).sorted().toList();

    List<byte[]> found = readByTensorFlow(names.stream().map(this::staged).toArray(String[]::new));

    assertThat(names).hasSizeGreaterThan(5);
    assertThat(found.stream().map(HexFormat.of()::formatHex))
        .containsExactlyElementsOf(
            names.stream()
                .flatMap(name -> Shards.records(outcome.files().get(name)).stream())
                .map(HexFormat.of()::formatHex)
                .toList());
  }

  @Test
  void recordsThatAreEmptyOrLargerThanOurBuffer() throws IOException {
    byte[] large = new byte[3_000_000];
    large[large.length - 1] = 1;
    List<TestRecord> records =
        List.of(TestRecord.of(1).holding(new byte[0]), TestRecord.of(2).holding(large));
    Outcome outcome =
        new WritingBench(directory).oneSplit().dealing(1_000_000_000, 1).write(records);

    assertThat(readByTensorFlow(staged(outcome.shards().get(0).name())))
        .containsExactlyInAnyOrder(new byte[0], large);
  }

  @Test
  void compressedShardsOneAfterAnother() throws IOException {
    List<TestRecord> records = IntStream.range(0, 3_000).mapToObj(TestRecord::of).toList();
    Outcome outcome =
        new WritingBench(directory)
            .oneSplit()
            .dealing(100_000, 2)
            .compression(Compression.GZIP)
            .write(records);
    List<Shard> shards = PublishedShards.of(outcome, Compression.GZIP);

    List<String> ours = new ArrayList<>();
    for (Shard shard : shards) {
      try (ShardReader reader = ShardReader.open(new LocalStorage(), staged("."), shard)) {
        reader.each(
            (position, id, data, length) -> ours.add(HexFormat.of().formatHex(data, 0, length)));
      }
    }
    String[] files =
        shards.stream().map(shard -> staged(shard.data().path())).toArray(String[]::new);

    assertThat(files).hasSizeGreaterThan(3);
    assertThat(TensorFlowReader.records("GZIP", files).stream().map(HexFormat.of()::formatHex))
        .hasSize(3_000)
        .containsExactlyElementsOf(ours);
  }

  /** Or else this test would compare nothing. */
  @Test
  void butNotARecordThatWasDamaged() throws IOException {
    List<TestRecord> records = IntStream.range(0, 10).mapToObj(this::record).toList();
    Outcome outcome = new WritingBench(directory).oneSplit().dealing(1_000_000, 1).write(records);
    Path shard = Path.of(staged(outcome.shards().get(0).name()));
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length - 10] ^= 1;
    Files.write(shard, bytes);

    assertThatThrownBy(() -> readByTensorFlow(shard.toString()))
        .hasMessageContaining("corrupted record");
  }

  private static List<byte[]> readByTensorFlow(String... files) {
    return TensorFlowReader.records("", files);
  }

  private String staged(String name) {
    return directory.resolve("staging").resolve(name).toString();
  }

  private TestRecord record(int number) {
    TestRecord record = TestRecord.of(number);
    return record.holding(example(number, record).toByteArray());
  }

  private static Example example(int number, TestRecord record) {
    BytesList bytes =
        BytesList.newBuilder()
            .addValue(ByteString.copyFromUtf8(record.id().toString()))
            .addValue(ByteString.copyFrom(record.example()))
            .build();
    return Example.newBuilder()
        .setFeatures(
            Features.newBuilder()
                .putFeature("bytes", Feature.newBuilder().setBytesList(bytes).build())
                .putFeature(
                    "number",
                    Feature.newBuilder()
                        .setInt64List(Int64List.newBuilder().addValue(-number))
                        .build())
                .putFeature(
                    "half",
                    Feature.newBuilder()
                        .setFloatList(FloatList.newBuilder().addValue(number / 2f))
                        .build()))
        .build();
  }

  private static void requireItself(Example example, TestRecord record) {
    Map<String, Feature> features = example.getFeatures().getFeatureMap();
    assertThat(features.get("bytes").getBytesList().getValue(0).toStringUtf8())
        .isEqualTo(record.id().toString());
    long number = -features.get("number").getInt64List().getValue(0);
    assertThat(TestRecord.of((int) number).id()).isEqualTo(record.id());
    assertThat(features.get("half").getFloatList().getValue(0)).isEqualTo(number / 2f);
  }
}
