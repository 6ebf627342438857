package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.granary.shard.ExampleScan.NotAnExample;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/** TensorFlow's own messages say what is an example. */
class ExampleScanTest {
  private final ExampleScan scan = new ExampleScan("id");

  @Test
  void findsTheFeatureAmongOthers() throws NotAnExample {
    byte[] example = example().toByteArray();

    assertThat(scan.scan(example, example.length)).contains("Möwe");
    assertThat(new ExampleScan("i").scan(example, example.length)).isEmpty();
    assertThat(new ExampleScan("numbers").scan(example, example.length)).isEmpty();
  }

  @Test
  void anEmptyMessageIsAnExampleWithoutFeatures() throws NotAnExample {
    assertThat(scan.scan(new byte[0], 0)).isEmpty();
  }

  @Test
  void readsNumbersThatAreNotPacked() throws NotAnExample {
    byte[] loose = HexFormat.of().parseHex("0a0e0a0c0a016e12071a05080108ff01");

    assertThat(scan.scan(loose, loose.length)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0a05, features goes beyond the end",
    "0a, a number goes beyond the end",
    "10ffffffffffffffffffff01, a number has more than 64 bits",
    "00, a field has number 0",
    "17, a field is of an unknown kind",
    "0801, features is written as another kind of field",
    "0a070a050a03c3c3c3, a name is not UTF-8",
    "0a020a05, a feature goes beyond the end",
    "0a0b0a090a016e12040a020807, bytes is written as another kind of field",
  })
  void saysWhyBytesAreNoExample(String hex, String reason) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> scan.scan(bytes, bytes.length))
        .isInstanceOf(NotAnExample.class)
        .hasMessage(reason);
  }

  @Test
  void refusesWhateverProtocolBuffersRefuse() {
    byte[] whole = example().toByteArray();
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int change = 0; change <= i % 3; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (isRefusedByThem(damaged)) {
        assertThat(isRefused(damaged)).as(HexFormat.of().formatHex(damaged)).isTrue();
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }

  private boolean isRefused(byte[] bytes) {
    try {
      scan.scan(bytes, bytes.length);
      return false;
    } catch (NotAnExample e) {
      return true;
    }
  }

  private static boolean isRefusedByThem(byte[] bytes) {
    try {
      return !Example.parseFrom(bytes).isInitialized();
    } catch (InvalidProtocolBufferException e) {
      return true;
    }
  }

  private static Example example() {
    return Example.newBuilder()
        .setFeatures(
            Features.newBuilder()
                .putFeature("id", bytes("Möwe"))
                .putFeature("other", bytes(""))
                .putFeature(
                    "numbers",
                    Feature.newBuilder()
                        .setInt64List(Int64List.newBuilder().addValue(1).addValue(-1))
                        .build())
                .putFeature(
                    "reals",
                    Feature.newBuilder()
                        .setFloatList(FloatList.newBuilder().addValue(1).addValue(2))
                        .build()))
        .build();
  }

  private static Feature bytes(String text) {
    return Feature.newBuilder()
        .setBytesList(BytesList.newBuilder().addValue(ByteString.copyFromUtf8(text)))
        .build();
  }
}
