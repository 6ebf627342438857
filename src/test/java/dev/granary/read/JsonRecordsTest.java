package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {
  private static final Limits SMALL = new Limits(300_000, 10, 3, 4, 100, 100);

  @Test
  void valuesComeAsTheyStand() {
    Reading reading =
        Reading.of(
            "{\"t\":\"\\u00e4\\ud83d\\ude00\\n\\\"\\/\u20ac\\u0000\",\"n\":-0.50e+1,\"f\":false,\"x\":{},"
                + "\"y\":[[1]],\"z\":null}",
            Reading.JSONL,
            "t",
            "n",
            "f",
            "x",
            "y",
            "z",
            "absent");

    assertThat(reading.rows())
        .containsExactly(
            List.of(
                "\u00e4\ud83d\ude00\n\"/\u20ac\0", "#-0.50e+1", "?false", "{}", "{}", "-", "-"));
  }

  @Test
  void whatTheSchemaDoesNotNameIsPassedOver() {
    assertThat(
            Reading.of(
                    "{\"x\":{\"a\":1,\"a\":2},\"x\":[{\"a\":3}],\"\":5,\"A\":6,\"a\":7,\"b\\u0061\":8}",
                    Reading.JSONL,
                    "a",
                    "ba")
                .rows())
        .containsExactly(List.of("#7", "#8"));
  }

  @Test
  void aFieldOfTheSchemaStandsOnce() {
    assertThat(verdict("{\"a\":1,\"a\":1}")).isEqualTo("READ_DUPLICATE_FIELD: a is given twice");
    assertThat(verdict("{\"a\":null,\"a\":1}")).isEqualTo("READ_DUPLICATE_FIELD: a is given twice");
    assertThat(verdict("{\"\\u0061\":1,\"a\":1}"))
        .isEqualTo("READ_DUPLICATE_FIELD: a is given twice");
    assertThat(Reading.of("{\"a\":1}\n{\"a\":2}", Reading.JSONL, "a").rejected()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1,[2],{\"a\":[]}]",
        "1",
        "-1.5e3",
        "\"a\"",
        "null",
        "true",
        " 0 ",
        "\"\\u0000\""
      })
  void otherValuesAreNoObjects(String text) {
    assertThat(verdict(text)).isEqualTo("READ_NOT_OBJECT: the JSON value is not an object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}{}",
        "{} x",
        "{},",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":5.}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"x\":\"\t\"}",
        "{\"x\":\"\\q\"}",
        "{\"x\":\"\\u12\"}",
        "{\"a\":1}//c",
        "/**/{}",
        "#c",
        "{\"a\":tru}",
        "[1,2",
        "[1 2]",
        "[]]",
        "1 2",
        "\"",
        "-",
        "\0{}",
        "{\0}",
        "{\0}\0",
        "[\0]\0",
        "{}\0",
        "\0{\0}",
        "\ufeff{}",
        "{\"a\":1e}",
        "{\"a\":0x1}",
        "\u00a0{}",
        "\u000b{}",
        "truefalse"
      })
  void brokenTextIsNeverAnotherValue(String text) {
    assertThat(verdict("{\"y\":2}\n" + text, 1)).startsWith("READ_SYNTAX: ");
  }

  @Test
  void syntaxEvidenceTellsWhereAndNotWhat() {
    assertThat(verdict("  {\"a\":secret}"))
        .matches("READ_SYNTAX: not valid JSON up to byte \\d+ of the record");
    assertThat(verdict("secret"))
        .isEqualTo("READ_SYNTAX: no JSON value begins at byte 0 of the record");
    assertThat(verdict("{}{}")).isEqualTo("READ_SYNTAX: more than one JSON value");
  }

  @Test
  void halvesOfPairsAreNoText() {
    String half = "READ_ENCODING: half of a surrogate pair, written as an escape";
    assertThat(verdict("{\"a\":\"\\ud800\"}")).isEqualTo(half);
    assertThat(verdict("{\"a\":\"\\ud800x\"}")).isEqualTo(half);
    assertThat(verdict("{\"a\":\"\\udc00\\ud800\"}")).isEqualTo(half);
    assertThat(verdict("{\"a\":\"\\ud800\\ud800\"}")).isEqualTo(half);
  }

  @Test
  void bytesThatAreNotUtf8AreLocated() {
    byte[] line = "{\"x\":\"abc\",\"a\":1}".getBytes(UTF_8);
    line[7] = (byte) 0xff;

    assertThat(
            Reading.of(line, Reading.JSONL, SMALL, Reading.schema("a"), 99).verdictsWithEvidence())
        .containsExactly("READ_ENCODING: not UTF-8 at byte 7 of the record");
  }

  @Test
  void nestingHasALimit() {
    assertThat(small("{\"a\":[[[1]]]}")).isEqualTo("KEPT");
    assertThat(small("{\"a\":[[[[]]]]}")).isEqualTo("READ_TOO_DEEP: more than 4 levels");
    assertThat(small("[[[[[")).isEqualTo("READ_TOO_DEEP: more than 4 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"x\":", "[{\"y\":"})
  void endlessNestingIsNoDanger(String opening) {
    assertThat(small(opening.repeat(50_000))).isEqualTo("READ_TOO_DEEP: more than 4 levels");
    assertThat(verdict("{\"z\":" + opening.repeat(100_000))).startsWith("READ_TOO_DEEP: ");
  }

  @Test
  void anObjectHasALimitOfMembersAtEveryDepth() {
    String many = "READ_TOO_MANY_FIELDS: an object of more than 3 members";
    assertThat(small("{\"a\":1,\"b\":{\"c\":1,\"d\":2,\"e\":3},\"f\":{\"g\":1}}"))
        .isEqualTo("KEPT");
    assertThat(small("{\"b\":1,\"c\":1,\"d\":1,\"e\":1}")).isEqualTo(many);
    assertThat(small("{\"b\":[{\"b\":1,\"c\":1,\"d\":1,\"e\":1}]}")).isEqualTo(many);
  }

  @Test
  void aTextHasALimitInBytes() {
    assertThat(small("{\"a\":\"0123456789\"}")).isEqualTo("KEPT");
    assertThat(small("{\"a\":\"01234567890\"}")).startsWith("READ_FIELD_TOO_LONG: ");
    assertThat(small("{\"a\":\"\u20ac\u20ac\u20ac\u20ac\"}"))
        .isEqualTo("READ_FIELD_TOO_LONG: a text of 12 bytes");
    assertThat(small("{\"x\":\"01234567890\"}")).isEqualTo("KEPT");
  }

  @Test
  void aNumberHasALimitOfDigits() {
    assertThat(verdict("{\"a\":" + "1".repeat(1_001) + "}")).startsWith("READ_FIELD_TOO_LONG: ");
    assertThat(verdict("{\"x\":0." + "1".repeat(100_000) + "}"))
        .startsWith("READ_FIELD_TOO_LONG: ");
    assertThat(verdict("{\"a\":" + "1".repeat(900) + "}")).isEqualTo("KEPT");
  }

  @Test
  void aMillionNamesAreNoDanger() {
    StringBuilder names = new StringBuilder("{\"x\":[");
    for (int i = 0; i < 300_000; i++) {
      names.append(i == 0 ? "" : ",").append("{\"").append(Integer.toString(i, 36)).append("\":0}");
    }
    assertThat(verdict(names + "],\"a\":1}")).isEqualTo("KEPT");
  }

  @Test
  void blankLinesAreNoRecords() {
    Reading reading = Reading.of("\n \n\t\r\n{}\n\r\n   ", Reading.JSONL, "a");

    assertThat(reading.verdicts()).containsExactly("KEPT");
    assertThat(reading.lines()).containsExactly(4L);
    assertThat(reading.allLines()).isEqualTo(6);
  }

  /** Texts without escapes are taken as they stand, and those with one are decoded. */
  @Test
  void textsAreWhatAnotherWriterMeant() throws IOException {
    ObjectMapper writer = new ObjectMapper();
    Random random = new Random(20261120);
    String letters = "abcdefgh ijklmn\u00e4\u20ac";
    String escaped = "\"\\\n\u0001";
    for (int attempt = 0; attempt < 2_000; attempt++) {
      StringBuilder text = new StringBuilder(" ".repeat(random.nextInt(9)));
      int lettersForAnEscape = 4 << random.nextInt(8);
      for (int left = random.nextInt(50); left > 0; left--) {
        String from = random.nextInt(lettersForAnEscape) == 0 ? escaped : letters;
        text.append(from.charAt(random.nextInt(from.length())));
      }
      String line =
          " ".repeat(random.nextInt(9))
              + "{\"skipped\":\"\u00e4\", \"a\" : "
              + writer.writeValueAsString(text.toString())
              + ",\"b\":\"\"}";

      assertThat(Reading.of(line, Reading.JSONL, "a", "b").rows())
          .containsExactly(List.of(text.toString(), ""));
    }
  }

  @Test
  void twoFieldsCannotReadOneColumn() {
    Schema twice = Reading.schema("a", "a");
    assertThatThrownBy(() -> new JsonRecords(twice, SMALL))
        .hasMessage("two fields read the column a");
  }

  private static String small(String line) {
    return Reading.of(line.getBytes(UTF_8), Reading.JSONL, SMALL, Reading.schema("a"), 1 << 30)
        .verdictsWithEvidence()
        .get(0);
  }

  private static String verdict(String line) {
    return verdict(line, 0);
  }

  private static String verdict(String lines, int index) {
    return Reading.of(lines, Reading.JSONL, "a").verdictsWithEvidence().get(index);
  }
}
