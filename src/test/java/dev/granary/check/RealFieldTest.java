package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldType;
import dev.granary.record.Reason;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFieldTest {
  private final OneField field = OneField.of(FieldType.FLOAT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "+0",
        "1",
        "+1.5",
        "-1.5",
        "1.",
        ".5",
        "00.10",
        "1e3",
        "1E-3",
        "1.5e+3",
        "0.1",
        "0.30000000000000004",
        "123456789012345678",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993e22",
        "9007199254740992e22",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "1e-400",
        "4.9e-324",
        "3.4028235e38",
        "-3.4028235e38",
        "0e999999999999",
        "2.2250738585072011e-308"
      })
  void takesADecimalAsTheNearestDouble(String text) {
    assertThat(field.text(text)).isEmpty();
    assertThat(field.result()).isEqualTo("REAL " + Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "+",
        "-.",
        "e3",
        "1e",
        "1e+",
        "1e1.5",
        " 1",
        "1 ",
        "1f",
        "1d",
        "1F",
        "1D",
        "0x1p3",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "1,5",
        "1_0",
        "１.５",
        "٣",
        "1..5",
        "1.5.",
        "--1",
        "true",
        "1e5e5",
        "1\u0000"
      })
  void takesNoOtherText(String text) {
    assertThat(field.text(text)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.result()).isEqualTo("TEXT " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e39", "3.4028236e38", "1e99999999999999999999"})
  void takesNothingThatWouldBecomeInfinite(String text) {
    assertThat(field.text(text)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.number(text)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.result()).isEqualTo("NUMBER " + text);
  }

  @Test
  void agreesWithJavaOnAnyLiteral() {
    Random random = new Random(20261120);
    for (int i = 0; i < 50_000; i++) {
      String literal = Literals.next(random);
      double expected = Double.parseDouble(literal);
      if (Float.isFinite((float) expected)) {
        assertThat(field.number(literal)).as(literal).isEmpty();
        assertThat(field.result()).as(literal).isEqualTo("REAL " + expected);
      }
    }
  }

  @Test
  void takesTypedNumbers() {
    assertThat(field.real(0.1)).isEmpty();
    assertThat(field.result()).isEqualTo("REAL 0.1");
    assertThat(field.integer(Long.MAX_VALUE)).isEmpty();
    assertThat(field.result()).isEqualTo("REAL " + 0x1.0p63);
  }

  @Test
  void takesNothingElse() {
    assertThat(field.real(Double.NaN)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.real(Double.MAX_VALUE)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.truth(false)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.nested()).map(Violation::reason).contains(Reason.CHECK_TYPE);
  }

  @Test
  void readsAHundredThousandDigits() {
    String zeros = "0".repeat(100_000);
    assertThat(field.text("1" + zeros)).isPresent();
    assertThat(field.text("1" + zeros + "e-100000")).isEmpty();
    assertThat(field.result()).isEqualTo("REAL 1.0");
    assertThat(field.text("0." + "3".repeat(100_000))).isEmpty();
    assertThat(field.result()).isEqualTo("REAL 0.3333333333333333");
  }
}
