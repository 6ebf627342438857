package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import dev.granary.shard.WritingBench.Outcome;
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
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.AnonymousIterator;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** The real TensorFlow, which trainers have, reads what we write. */
class TensorFlowReadsShardsTest {
  private static final List<Class<? extends TType>> TYPES = List.of(TString.class);
  private static final List<Shape> SHAPES = List.of(Shape.scalar());

  @TempDir Path directory;

  /** The library is a dependency only on platforms that have it; each test tells that it skips. */
  @BeforeEach
  void loadTensorFlow() {
    try {
      EagerSession.create().close();
    } catch (LinkageError e) {
      assumeTrue(false, "TensorFlow's native library cannot be loaded here: " + e);
    }
  }

  @Test
  void everyRecordOfEveryShardInTheOrderOfItsIndex() throws IOException {
    List<TestRecord> records = IntStream.range(0, 500).mapToObj(this::record).toList();
    Map<String, TestRecord> byId = new TreeMap<>();
    records.forEach(record -> byId.put(record.id().toString(), record));

    Outcome outcome = new WritingBench(directory).dealing(20_000, 4).write(records);

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
    Outcome outcome = new WritingBench(directory).dealing(1_000, 1).write(records);
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
    Outcome outcome = new WritingBench(directory).dealing(1_000_000_000, 1).write(records);

    assertThat(readByTensorFlow(staged(outcome.shards().get(0).name())))
        .containsExactlyInAnyOrder(new byte[0], large);
  }

  /** Or else this test would compare nothing. */
  @Test
  void butNotARecordThatWasDamaged() throws IOException {
    List<TestRecord> records = IntStream.range(0, 10).mapToObj(this::record).toList();
    Outcome outcome = new WritingBench(directory).dealing(1_000_000, 1).write(records);
    Path shard = Path.of(staged(outcome.shards().get(0).name()));
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length - 10] ^= 1;
    Files.write(shard, bytes);

    assertThatThrownBy(() -> readByTensorFlow(shard.toString()))
        .hasMessageContaining("corrupted record");
  }

  private static List<byte[]> readByTensorFlow(String... files) {
    List<byte[]> records = new ArrayList<>();
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      AnonymousIterator iterator = tf.data.anonymousIterator(TYPES, SHAPES);
      tf.data.makeIterator(dataset(tf, files), iterator.handle());
      while (true) {
        try (TString record =
            (TString)
                tf.data
                    .iteratorGetNext(iterator.handle(), TYPES, SHAPES)
                    .components()
                    .get(0)
                    .asTensor()) {
          records.add(record.asBytes().getObject());
        }
      }
    } catch (TFOutOfRangeException e) {
      return records; // as iterators say that there is no more
    }
  }

  /** By hand, as {@code tf.data.tfRecordDataset} of this version makes an op that cannot run. */
  private static Operand<? extends TType> dataset(Ops tf, String... files) {
    return tf.scope()
        .env()
        .opBuilder("TFRecordDataset", tf.scope().makeOpName("TFRecordDataset"), tf.scope())
        .addInput(tf.array(files).asOutput())
        .addInput(tf.constant("").asOutput())
        .addInput(tf.constant(1L << 18).asOutput())
        .build()
        .output(0);
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
