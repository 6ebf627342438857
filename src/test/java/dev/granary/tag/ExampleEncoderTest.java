package dev.granary.tag;

import static dev.granary.tag.Examples.bytes;
import static dev.granary.tag.Examples.deterministic;
import static dev.granary.tag.Examples.example;
import static dev.granary.tag.Examples.features;
import static dev.granary.tag.Examples.integer;
import static dev.granary.tag.Examples.parsed;
import static dev.granary.tag.Examples.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.FieldValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.Example;

/** TensorFlow's own messages say what is right. */
class ExampleEncoderTest {
  private final FieldValues values = Strikes.values();

  @Test
  void writesEveryEncodingAsProtocolBuffersDo() {
    FeaturePlan plan =
        Strikes.plan(
            Tagging.TAGGED,
            Strikes.speed(),
            Strikes.remarks(),
            Strikes.night(),
            Strikes.height(),
            Strikes.damage(),
            new FeatureColumn("speed_float", 2, Encoding.FLOAT, null, List.of()));
    Example expected =
        example(
            features()
                .putFeature("remarks", bytes("Bird ingested in engine 1"))
                .putFeature("damage", integer(1))
                .putFeature("speed", integer(120))
                .putFeature("speed_float", real(120))
                .putFeature("height", real(12.5f))
                .putFeature("night", integer(1))
                .putFeature("granary_record_id", bytes("00112233445566778899aabbccddeeff"))
                .putFeature("granary_source", bytes("faa")));

    byte[] encoded = encode(plan);

    assertThat(parsed(encoded)).isEqualTo(expected);
    assertThat(encoded).isEqualTo(deterministic(expected));
  }

  /**
   * Written out by hand: features { feature { key: "night" value { int64_list { value: 1 } } } }.
   */
  @Test
  void writesTheseBytes() {
    assertThat(encode(Strikes.plan(Tagging.UNTAGGED, Strikes.night())))
        .isEqualTo(HexFormat.of().parseHex("0a100a0e0a056e6967687412051a030a0101"));
  }

  @Test
  void anUntaggedExampleNamesNeitherRecordNorSource() {
    Example example = parsed(encode(Strikes.plan(Tagging.UNTAGGED, Strikes.speed())));

    assertThat(example.getFeatures().getFeatureMap()).containsOnlyKeys("speed");
  }

  @Test
  void leavesAMissingValueOut() {
    values.setMissing(2);
    values.setMissing(3);
    FeaturePlan plan =
        Strikes.plan(Tagging.UNTAGGED, Strikes.speed(), Strikes.height(), Strikes.night());

    assertThat(parsed(encode(plan)).getFeatures().getFeatureMap()).containsOnlyKeys("night");
  }

  @Test
  void anExampleWithoutFeaturesIsStillOne() {
    values.setMissing(2);

    assertThat(encode(Strikes.plan(Tagging.UNTAGGED, Strikes.speed())))
        .isEqualTo(deterministic(example(features())));
  }

  @Test
  void writesWhatIsDeclaredForAMissingValue() {
    values.clear();
    FeaturePlan plan =
        Strikes.plan(
            Tagging.UNTAGGED,
            new FeatureColumn("bytes", 0, Encoding.BYTES, "none 🛬", List.of()),
            new FeatureColumn("empty", 0, Encoding.BYTES, "", List.of()),
            new FeatureColumn("class", 1, Encoding.CLASS, "Zürich", Strikes.CLASSES),
            new FeatureColumn("unknown", 1, Encoding.CLASS, "-1", Strikes.CLASSES),
            new FeatureColumn("int", 2, Encoding.INT, "-7", List.of()),
            new FeatureColumn("float", 3, Encoding.FLOAT, "-0.5e1", List.of()),
            new FeatureColumn("truth", 4, Encoding.INT, "0", List.of()));
    Example expected =
        example(
            features()
                .putFeature("bytes", bytes("none 🛬"))
                .putFeature("empty", bytes(""))
                .putFeature("class", integer(2))
                .putFeature("unknown", integer(-1))
                .putFeature("int", integer(-7))
                .putFeature("float", real(-5))
                .putFeature("truth", integer(0)));

    assertThat(encode(plan)).isEqualTo(deterministic(expected));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        127,
        128,
        16_383,
        16_384,
        1L << 35,
        1L << 62,
        Long.MAX_VALUE,
        -1,
        Long.MIN_VALUE
      })
  void writesAnyWholeNumber(long value) {
    values.setInteger(2, value);

    assertThat(encode(Strikes.plan(Tagging.UNTAGGED, Strikes.speed())))
        .isEqualTo(deterministic(example(features().putFeature("speed", integer(value)))));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -0.0, 0.1, -1e-45, 1e-60, 16_777_217, 3.4028234663852886e38, 3.4028235e38})
  void writesAnyRealNumberAsTheNearestFloat(double value) {
    values.setReal(3, value);

    assertThat(encode(Strikes.plan(Tagging.UNTAGGED, Strikes.height())))
        .isEqualTo(deterministic(example(features().putFeature("height", real((float) value)))));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        90,
        97,
        98,
        99,
        100,
        101,
        110,
        111,
        112,
        127,
        128,
        16_350,
        16_360,
        16_370,
        16_383,
        16_384,
        2_097_120,
        2_097_152,
        20_000_000
      })
  void writesATextOfAnyLength(int length) {
    String text = "x".repeat(length);
    Strikes.text(values, 0, text);

    assertThat(encode(Strikes.plan(Tagging.UNTAGGED, Strikes.remarks())))
        .isEqualTo(deterministic(example(features().putFeature("remarks", bytes(text)))));
  }

  @Test
  void sortsNamesByTheirBytesNotTheirCharacters() {
    FeaturePlan plan =
        Strikes.plan(
            Tagging.UNTAGGED, named("😀"), named("\uffee"), named("é"), named("z"), named("Z/a"));

    assertThat(keys(encode(plan))).containsExactly("Z/a", "z", "é", "\uffee", "😀");
  }

  @Test
  void encodingAgainReusesTheBufferAndGivesEqualBytes() {
    ExampleEncoder encoder =
        new ExampleEncoder(Strikes.plan(Tagging.TAGGED, Strikes.remarks(), Strikes.damage()));
    byte[] first = encode(encoder, "faa");
    byte[] buffer = encoder.buffer();
    Strikes.text(values, 0, "short");
    byte[] other = encode(encoder, "caa");
    Strikes.text(values, 0, "Bird ingested in engine 1");

    assertThat(encode(encoder, "faa")).isEqualTo(first);
    assertThat(parsed(other).getFeatures().getFeatureOrThrow("granary_source"))
        .isEqualTo(bytes("caa"));
    assertThat(encoder.buffer()).isSameAs(buffer);
  }

  @Test
  void aSmallExampleAfterALargeOneHasNothingOfIt() {
    ExampleEncoder encoder = new ExampleEncoder(Strikes.plan(Tagging.UNTAGGED, Strikes.remarks()));
    Strikes.text(values, 0, "x".repeat(100_000));
    encode(encoder, "faa");
    Strikes.text(values, 0, "y");

    assertThat(encode(encoder, "faa"))
        .isEqualTo(deterministic(example(features().putFeature("remarks", bytes("y")))));
  }

  @Test
  void refusesARecordThatWasNotChecked() {
    Strikes.text(values, 2, "120");

    assertThatThrownBy(() -> encode(Strikes.plan(Tagging.UNTAGGED, Strikes.speed())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("field 2 is TEXT, must be INTEGER: only checked records are encoded");
  }

  @Test
  void refusesATextThatIsNoClassWithoutShowingIt() {
    Strikes.text(values, 1, "secret");

    assertThatThrownBy(() -> encode(Strikes.plan(Tagging.UNTAGGED, Strikes.damage())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("field 1 holds no class; a checked record is within its domain");
  }

  @Test
  void refusesANumberThatWouldBecomeInfinite() {
    values.setReal(3, 1e39);

    assertThatThrownBy(() -> encode(Strikes.plan(Tagging.UNTAGGED, Strikes.height())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("field 3 holds a number that 32 bits do not; a checked record has none");
  }

  @Test
  void carriesNaughtyStringsUnchanged() throws IOException {
    Path file = sharedData().resolve("naughty_strings/blns.json");
    assumeTrue(Files.exists(file), "the list of naughty strings is not here: " + file);
    ExampleEncoder encoder = new ExampleEncoder(Strikes.plan(Tagging.TAGGED, Strikes.remarks()));

    for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
      Strikes.text(values, 0, node.textValue());
      Example example = parsed(encode(encoder, node.textValue()));
      assertThat(example.getFeatures().getFeatureOrThrow("remarks"))
          .isEqualTo(bytes(node.textValue()));
      assertThat(example.getFeatures().getFeatureOrThrow("granary_source"))
          .isEqualTo(bytes(node.textValue()));
    }
  }

  private static Path sharedData() {
    String given = System.getenv("GRANARY_SHARED_DATA");
    return Path.of(
        System.getProperty("granary.shared.data", given == null ? "../shared/data" : given));
  }

  private static FeatureColumn named(String name) {
    return new FeatureColumn(name, 2, Encoding.INT, null, List.of());
  }

  private byte[] encode(FeaturePlan plan) {
    return encode(new ExampleEncoder(plan), "faa");
  }

  private byte[] encode(ExampleEncoder encoder, String source) {
    int length = encoder.encode(values, Strikes.ID, source);
    return Arrays.copyOf(encoder.buffer(), length);
  }

  /** Protocol buffers keep the entries of a map in the order in which they parse them. */
  private static List<String> keys(byte[] encoded) {
    return List.copyOf(parsed(encoded).getFeatures().getFeatureMap().keySet());
  }
}
