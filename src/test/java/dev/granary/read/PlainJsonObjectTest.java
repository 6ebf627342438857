package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonObjectTest {
  private static final List<String> COLUMNS = List.of("a", "bc", "\u00e4", "");
  private static final Schema SCHEMA = Reading.schema(COLUMNS.toArray(String[]::new));
  private static final ObjectMapper PARSER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Parts of documents, whole ones and spoilt ones, that chance puts in a row. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "\"a\"",
          "\"bc\"",
          "\"\u00e4\"",
          "\"\"",
          "\"other\"",
          ":",
          ",",
          " ",
          "\n",
          "\t",
          "\"text of some length, 20 and more\"",
          "\"\u20ac \ud83d\ude00\"",
          "\"\\n\"",
          "\"\\u0061\"",
          "\"\u0001\"",
          "\"1234567\u001f\"",
          "\"",
          "0",
          "-0",
          "-",
          "17",
          "-123456789012345678",
          "1234567890123456789",
          "01",
          "1.5",
          "1e3",
          "true",
          "false",
          "null",
          "truth",
          "[]",
          "{}",
          "\u0000",
          "\u000b");

  private final PlainJsonObject plain = new PlainJsonObject(SCHEMA, Limits.DEFAULT);
  private final FieldValues values = new FieldValues(SCHEMA.size());

  @Test
  void whatItTakesIsWhatAParserReads() throws IOException {
    Random random = new Random(7);
    int taken = 0;
    for (int round = 0; round < 200_000; round++) {
      String document = round % 2 == 0 ? members(random) : pieces(random);
      if (take(document)) {
        taken++;
        assertThat(read()).as(document).isEqualTo(expected(PARSER.readTree(document)));
      }
    }
    assertThat(taken).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"x\"}",
        " { \"a\" : \"x\" , \"other\":-17,\"bc\":true } \r\n",
        "{\"other\":\"1234567 \u20ac\",\"a\":null,\"bc\":0,\"\u00e4\":false,\"\":\"\"}",
      })
  void takesPlainObjects(String document) {
    assertThat(take(document)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"a\"",
        "{\"a\":\"x\"} 1",
        "{\"a\":\"x\",}",
        "{\"a\":\"x\" \"bc\":1}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"1234567\t\"}",
        "{\"a\":\"x\",\"a\":\"x\"}",
        "{\"a\":1.0}",
        "{\"a\":00}",
        "{\"a\":1234567890123456789}",
        "{\"a\":nul}",
        "{\"a\":nulll}",
        "{\"a\":{}}",
        "{\"a\":",
        "{\"a",
      })
  void leavesWhatIsNotPlainToTheParser(String document) {
    assertThat(take(document)).isFalse();
  }

  @Test
  void readsWithinTheBytesItIsGiven() {
    byte[] bytes = "{\"a\":\"x\"}{\"a\":17}{\"a\":\"x\"}".getBytes(UTF_8);

    values.clear();
    assertThat(plain.take(bytes, 9, 17, values)).isTrue();
    assertThat(read()).isEqualTo("[#17, -, -, -]");
    assertThat(plain.take(bytes, 9, 16, values)).isFalse();
    assertThat(plain.take(bytes, 9, 15, values)).isFalse();
  }

  @Test
  void leavesWhatIsOverALimitToTheParser() {
    Limits limits = new Limits(1_000, 10, 3, 4, 100, 100);
    PlainJsonObject limited = new PlainJsonObject(SCHEMA, limits);

    assertThat(take(limited, "{\"x\":1,\"y\":1,\"z\":1}")).isTrue();
    assertThat(take(limited, "{\"x\":1,\"y\":1,\"z\":1,\"a\":1}")).isFalse();
    assertThat(take(limited, "{\"a\":\"0123456789\"}")).isTrue();
    assertThat(take(limited, "{\"a\":\"0123456789x\"}")).isFalse();
  }

  private boolean take(String document) {
    return take(plain, document);
  }

  private boolean take(PlainJsonObject object, String document) {
    byte[] bytes = document.getBytes(UTF_8);
    values.clear();
    return object.take(bytes, 0, bytes.length, values);
  }

  private static String members(Random random) {
    StringBuilder document = new StringBuilder("{");
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      document.append(i == 0 ? "" : ",").append(PIECES.get(2 + random.nextInt(5)));
      document.append(':').append(piece(random));
    }
    return document.append("}").toString();
  }

  private static String pieces(Random random) {
    StringBuilder document = new StringBuilder("{\"a\":");
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      document.append(piece(random));
    }
    return document.append(random.nextInt(3) == 0 ? "" : "}").toString();
  }

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private String read() {
    return COLUMNS.stream().map(COLUMNS::indexOf).map(this::read).toList().toString();
  }

  private String read(int field) {
    String text =
        new String(values.buffer(field), values.start(field), values.length(field), UTF_8);
    return switch (values.kind(field)) {
      case MISSING -> "-";
      case TEXT -> text;
      case NUMBER -> "#" + Long.parseLong(text);
      case BOOLEAN -> "?" + values.truth(field);
      default -> throw new AssertionError(values.kind(field));
    };
  }

  private static String expected(JsonNode document) {
    return COLUMNS.stream().map(document::path).map(PlainJsonObjectTest::word).toList().toString();
  }

  private static String word(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    return value.isTextual() ? value.textValue() : (value.isBoolean() ? "?" : "#") + value.asText();
  }
}
