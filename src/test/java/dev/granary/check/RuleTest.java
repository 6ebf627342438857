package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldType;
import dev.granary.record.Reason;
import dev.granary.record.Rules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  @Test
  void aRequiredFieldMustHaveAValue() {
    assertThat(OneField.of(FieldType.INT).missing())
        .contains(new Violation(Reason.CHECK_PRESENCE, 0, "x: required: no value"));
  }

  @Test
  void anOptionalFieldMayBeMissingWhateverItsRules() {
    assertThat(OneField.optional(FieldType.STRING, OneField.domain("a")).missing()).isEmpty();
    assertThat(OneField.optional(FieldType.STRING, OneField.length(1, 2)).missing()).isEmpty();
    assertThat(OneField.optional(FieldType.INT, OneField.range(1, 2)).missing()).isEmpty();
  }

  @Test
  void anEmptyTextIsAValueOfAString() {
    OneField field = OneField.of(FieldType.STRING);

    assertThat(field.text("")).isEmpty();
    assertThat(field.result()).isEqualTo("TEXT ");
  }

  @Test
  void aStringIsTextOnly() {
    OneField field = OneField.of(FieldType.STRING);

    assertThat(field.number("1")).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.truth(true)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.nested()).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.integer(1)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.real(1)).map(Violation::reason).contains(Reason.CHECK_TYPE);
  }

  @Test
  void aTextMustBeInTheDomain() {
    OneField field = OneField.of(FieldType.STRING, OneField.domain("None", "Zürich"));

    assertThat(field.text("None")).isEmpty();
    assertThat(field.text("Zürich")).isEmpty();
    assertThat(field.text("none")).map(Violation::reason).contains(Reason.CHECK_DOMAIN);
    assertThat(field.text("")).map(Violation::reason).contains(Reason.CHECK_DOMAIN);
  }

  @Test
  void aWholeNumberMustBeInTheDomainHoweverItIsWritten() {
    OneField field = OneField.of(FieldType.INT, OneField.domain("10", "-5", "007"));

    assertThat(field.text("010")).isEmpty();
    assertThat(field.number("1e1")).isEmpty();
    assertThat(field.text("-5")).isEmpty();
    assertThat(field.text("7")).isEmpty();
    assertThat(field.text("5")).map(Violation::reason).contains(Reason.CHECK_DOMAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "INT, 0, true",
    "INT, 1000, true",
    "INT, -1, false",
    "INT, 1001, false",
    "FLOAT, 0, true",
    "FLOAT, -0.0, true",
    "FLOAT, 1000.0, true",
    "FLOAT, 1000.0000000000001, false",
    "FLOAT, -4.9e-324, false"
  })
  void bothEndsBelongToTheRange(FieldType type, String text, boolean holds) {
    OneField field = OneField.of(type, OneField.range(0, 1000));

    assertThat(field.text(text).map(Violation::reason))
        .isEqualTo(holds ? Optional.empty() : Optional.of(Reason.CHECK_RANGE));
  }

  @Test
  void anEndOfARangeMayBeOpen() {
    OneField atLeast = OneField.of(FieldType.INT, OneField.range(0.5, OPEN));
    OneField atMost = OneField.of(FieldType.FLOAT, OneField.range(-OPEN, 0.5));

    assertThat(atLeast.integer(Long.MAX_VALUE)).isEmpty();
    assertThat(atLeast.integer(1)).isEmpty();
    assertThat(atLeast.integer(0)).map(Violation::evidence).contains("x: range 0.5..: 0");
    assertThat(atMost.real(-1e38)).isEmpty();
    assertThat(atMost.real(0.75)).map(Violation::evidence).contains("x: range ..0.5: 0.75");
  }

  @Test
  void wholeNumbersBeyondTheReachOfDoublesAreComparedExactly() {
    OneField field = OneField.of(FieldType.INT, OneField.range(0, 0x1.0p53));
    OneField beyond = OneField.of(FieldType.INT, OneField.range(1e19, 1e20));

    assertThat(field.integer(1L << 53)).isEmpty();
    assertThat(field.integer((1L << 53) + 1)).map(Violation::reason).contains(Reason.CHECK_RANGE);
    assertThat(beyond.integer(Long.MAX_VALUE - 1)).isPresent();
  }

  @Test
  void theRegexMustMatchTheWholeText() {
    OneField field = OneField.of(FieldType.STRING, OneField.regex("[A-Z]{2}|ü+"));

    assertThat(field.text("AB")).isEmpty();
    assertThat(field.text("üü")).isEmpty();
    assertThat(field.text("ABC")).map(Violation::reason).contains(Reason.CHECK_REGEX);
    assertThat(field.text("AB\n")).map(Violation::reason).contains(Reason.CHECK_REGEX);
    assertThat(field.text("xAB")).map(Violation::reason).contains(Reason.CHECK_REGEX);
    assertThat(field.text("")).map(Violation::reason).contains(Reason.CHECK_REGEX);
    assertThat(field.text("üa")).map(Violation::reason).contains(Reason.CHECK_REGEX);
  }

  @Test
  void aRegexSeesCharactersBeyondTheFirstPlaneAsOne() {
    assertThat(OneField.of(FieldType.STRING, OneField.regex("..")).text("🛬a")).isEmpty();
  }

  @Test
  void noRegexTakesMoreThanLinearTime() {
    OneField field = OneField.of(FieldType.STRING, OneField.regex("(a+)+$"));

    assertThat(field.text("a".repeat(100_000))).isEmpty();
    assertThat(field.text("a".repeat(100_000) + "!")).isPresent();
    assertThat(
            OneField.of(FieldType.STRING, OneField.regex("(a|aa|b*)*c")).text("ab".repeat(50_000)))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "ü, false",
    "üü, true",
    "🛬🛬🛬, true",
    "🛬🛬🛬🛬, false",
    "abcd, false"
  })
  void lengthIsCountedInCodePoints(String text, boolean holds) {
    OneField field = OneField.of(FieldType.STRING, OneField.length(2, 3));

    assertThat(field.text(text).isEmpty()).isEqualTo(holds);
  }

  @Test
  void theRulesOfAFieldAreAskedInOneOrder() {
    Rules all = new Rules(List.of("ab", "c"), null, "[a-z]+", new Rules.Length(2, 2));
    OneField field = OneField.of(FieldType.STRING, all);

    assertThat(field.text("ab")).isEmpty();
    assertThat(field.text("c")).map(Violation::reason).contains(Reason.CHECK_LENGTH);
    assertThat(field.text("?")).map(Violation::reason).contains(Reason.CHECK_DOMAIN);
  }
}
