package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldType;
import dev.granary.record.Reason;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerFieldTest {
  private final OneField field = OneField.of(FieldType.INT);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "7, 7",
    "+7, 7",
    "-7, -7",
    "007, 7",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "0000000000000000000000000000009223372036854775807, 9223372036854775807",
    "9007199254740993, 9007199254740993"
  })
  void takesTextOfDigits(String text, long expected) {
    assertThat(field.text(text)).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER " + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "-",
        "+-1",
        "--1",
        " 1",
        "1 ",
        "1\n",
        "1.0",
        "1.",
        ".5",
        "1e3",
        "0x1F",
        "1_000",
        "1,000",
        "१२",
        "１",
        "1f",
        "1L",
        "NaN",
        "Infinity",
        "true",
        "null",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551616",
        "99999999999999999999",
        "1-",
        "1\u0000"
      })
  void takesNoOtherText(String text) {
    assertThat(field.text(text)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.result()).isEqualTo("TEXT " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.0, 0",
    "0e400, 0",
    "0E-400, 0",
    "12, 12",
    "1.0, 1",
    "1e3, 1000",
    "1E+3, 1000",
    "1.5e1, 15",
    "120e-1, 12",
    "-2.50e2, -250",
    "9007199254740993.0, 9007199254740993",
    "9.223372036854775807e18, 9223372036854775807",
    "-9.223372036854775808e18, -9223372036854775808",
    "92233720368547758070e-1, 9223372036854775807",
    "0.00000000000000000000000000000000000001e38, 1",
    "100000000000000000000000000000000000000e-38, 1"
  })
  void takesAJsonNumberThatIsWhole(String literal, long expected) {
    assertThat(field.number(literal)).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER " + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e-1",
        "0.9999999999999999999999999",
        "1.00000000000000000000000001",
        "9223372036854775808",
        "-9223372036854775809",
        "9.223372036854775808e18",
        "9223372036854775807.5",
        "1e19",
        "1e400",
        "1e99999999999999999999",
        "1e-99999999999999999999"
      })
  void takesNoJsonNumberThatItWouldHaveToRound(String literal) {
    assertThat(field.number(literal)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.result()).isEqualTo("NUMBER " + literal);
  }

  @Test
  void agreesWithExactArithmeticOnAnyLiteral() {
    Random random = new Random(20261120);
    for (int i = 0; i < 50_000; i++) {
      String literal = Literals.next(random);
      assertThat(field.number(literal)).as(literal).matches(v -> v.isEmpty() == isLong(literal));
      if (isLong(literal)) {
        long exact = new BigDecimal(literal).longValueExact();
        assertThat(field.result()).as(literal).isEqualTo("INTEGER " + exact);
      }
    }
  }

  @Test
  void takesTypedValuesThatAreWhole() {
    assertThat(field.integer(Long.MIN_VALUE)).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER " + Long.MIN_VALUE);
    assertThat(field.real(0x1.0p53)).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER 9007199254740992");
    assertThat(field.real(-0.0)).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER 0");
  }

  @Test
  void takesNoTypedValueThatIsNotOrThatMayHaveBeenRounded() {
    assertThat(field.real(0.5)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.real(0x1.0p53 + 2)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.real(Double.NaN)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.real(Double.NEGATIVE_INFINITY))
        .map(Violation::reason)
        .contains(Reason.CHECK_TYPE);
    assertThat(field.truth(true)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.nested()).map(Violation::reason).contains(Reason.CHECK_TYPE);
  }

  @Test
  void readsAHundredThousandDigitsInOnePass() {
    String zeros = "0".repeat(100_000);
    assertThat(field.text("9".repeat(100_000))).isPresent();
    assertThat(field.text(zeros + "12")).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER 12");
    assertThat(field.number("1" + zeros + "e-100000")).isEmpty();
    assertThat(field.result()).isEqualTo("INTEGER 1");
    assertThat(field.number("1e" + "9".repeat(100_000))).isPresent();
  }

  private static boolean isLong(String literal) {
    try {
      new BigDecimal(literal).longValueExact();
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }
}
