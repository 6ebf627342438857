package dev.granary.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Presence;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.version.Compression;
import dev.granary.version.ShardFile;
import dev.granary.version.TfRecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of {@code golden/tensorflow-examples.py}, which TensorFlow itself encoded. */
class TensorFlowGoldenTest {
  private static final int[] LENGTHS = {
    0, 1, 90, 97, 98, 99, 100, 110, 111, 112, 127, 128, 300, 16_370
  };
  private static final long[] INTEGERS = {
    0, 1, 127, 128, 16_384, 1L << 35, Long.MAX_VALUE, -1, Long.MIN_VALUE
  };
  private static final double[] REALS = {0.0, -0.0, 0.1, -1e-45, 3.4028234663852886e38, 16_777_217};
  private static final BigInteger STEP = new BigInteger("123456789abcdef", 16);

  private static final FeaturePlan PLAN =
      new FeaturePlan(
          new Schema(
              List.of(
                  field("remarks", FieldType.STRING, Presence.REQUIRED),
                  field("number", FieldType.INT, Presence.REQUIRED),
                  field("speed", FieldType.INT, Presence.OPTIONAL),
                  field("height", FieldType.FLOAT, Presence.OPTIONAL))),
          List.of(
              new FeatureColumn("remarks", 0, Encoding.BYTES, null, List.of()),
              new FeatureColumn("é", 1, Encoding.INT, null, List.of()),
              new FeatureColumn("speed", 2, Encoding.INT, null, List.of()),
              new FeatureColumn("Z/height", 3, Encoding.FLOAT, null, List.of())),
          Tagging.TAGGED);

  @ParameterizedTest
  @CsvSource({"tensorflow-examples.tfrecord, NONE", "tensorflow-examples.tfrecord.gz, GZIP"})
  void anExampleHasTheBytesThatTensorFlowWrites(String file, Compression compression)
      throws IOException {
    List<byte[]> theirs = records(file, compression);

    assertThat(theirs).hasSize(24);
    assertThat(IntStream.range(0, 24).mapToObj(TensorFlowGoldenTest::example))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(theirs);
  }

  private static List<byte[]> records(String file, Compression compression) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (InputStream in = TensorFlowGoldenTest.class.getResourceAsStream("/golden/" + file);
        TfRecordReader reader = TfRecordReader.of(new ShardFile(file, compression, 20_000), in)) {
      while (reader.next()) {
        records.add(Arrays.copyOf(reader.data(), reader.length()));
      }
    }
    return records;
  }

  private static byte[] example(int number) {
    FieldValues values = new FieldValues(PLAN.schema().size());
    String end = number % 7 == 6 ? "Möwe 🦅" : "Möwe ".substring(0, number % 7);
    Strikes.text(values, 0, "x".repeat(LENGTHS[number % LENGTHS.length]) + end);
    values.setInteger(1, number);
    if (number % 4 == 3) {
      values.setMissing(2);
    } else {
      values.setInteger(2, INTEGERS[number % INTEGERS.length]);
    }
    if (number % 5 == 4) {
      values.setMissing(3);
    } else {
      values.setReal(3, REALS[number % REALS.length]);
    }
    String digits = STEP.multiply(BigInteger.valueOf(number)).toString(16);
    RecordId id = RecordId.parse("0".repeat(32 - digits.length()) + digits);
    ExampleEncoder encoder = new ExampleEncoder(PLAN);
    int length = encoder.encode(values, id, "faa");
    return Arrays.copyOf(encoder.buffer(), length);
  }

  private static Field field(String name, FieldType type, Presence presence) {
    Rules rules = new Rules(List.of(), null, null, null);
    return new Field(name, name, type, presence, Sensitivity.PLAIN, rules);
  }
}
