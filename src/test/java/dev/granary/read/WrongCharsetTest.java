package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Limits;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts of many scripts in every encoding that this Java knows, read as UTF-8: what is not UTF-8 is
 * rejected, and no letter becomes another or the one that stands for unknown ones.
 */
class WrongCharsetTest {
  private static final String REPLACEMENT = "\ufffd";
  private static final List<String> TEXTS =
      List.of(
          "Gr\u00fc\u00dfe an \u00c9lodie",
          "\u041f\u0440\u0438\u0432\u0435\u0442",
          "\u0393\u03b5\u03b9\u03ac \u03c3\u03bf\u03c5",
          "\u4f60\u597d\u4e16\u754c",
          "\u3053\u3093\u306b\u3061\u306f",
          "\uc548\ub155",
          "\u0645\u0631\u062d\u0628\u0627",
          "\u05e9\u05dc\u05d5\u05dd",
          "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35");

  private static Stream<Charset> charsets() {
    return Charset.availableCharsets().values().stream().filter(Charset::canEncode);
  }

  @ParameterizedTest
  @MethodSource("charsets")
  void nothingIsReplaced(Charset charset) {
    for (String text : TEXTS) {
      byte[] content = ("a\n" + text + "\n").getBytes(charset);

      Reading reading =
          Reading.of(
              content, Reading.CSV, Limits.DEFAULT, Reading.requiredSchema("a"), Integer.MAX_VALUE);

      assertThat(reading.bytes()).isEqualTo(content.length);
      for (List<String> row : reading.rows()) {
        assertThat(row.get(0)).doesNotContain(REPLACEMENT);
        assertThat(isThere(row.get(0), content) || row.get(0).equals(text)).as(text).isTrue();
      }
    }
  }

  /** Whether the file has these very bytes. */
  private static boolean isThere(String value, byte[] content) {
    byte[] bytes = value.getBytes(UTF_8);
    for (int start = 0; start + bytes.length <= content.length; start++) {
      if (Arrays.equals(content, start, start + bytes.length, bytes, 0, bytes.length)) {
        return true;
      }
    }
    return false;
  }
}
