package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldType;
import dev.granary.record.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruthFieldTest {
  private final OneField field = OneField.of(FieldType.BOOL);

  @ParameterizedTest
  @CsvSource({
    "true, true", "TRUE, true", "tRuE, true", "1, true",
    "false, false", "FALSE, false", "False, false", "0, false"
  })
  void takesTheWordsAndTheDigits(String text, boolean expected) {
    assertThat(field.text(text)).isEmpty();
    assertThat(field.result()).isEqualTo("BOOLEAN " + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "yes", "no", "t", "f", "tru", "truee", " true", "true ", "2", "01", "-1", "1.0",
        "TRUЕ", "trueſ", "\u0011", "\u0010", "ｔｒｕｅ"
      })
  void takesNoOtherText(String text) {
    assertThat(field.text(text)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.result()).isEqualTo("TEXT " + text);
  }

  @Test
  void takesJsonsOwnTruthValuesAndNothingElseOfJson() {
    assertThat(field.truth(true)).isEmpty();
    assertThat(field.result()).isEqualTo("BOOLEAN true");
    assertThat(field.number("1")).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.nested()).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.integer(1)).map(Violation::reason).contains(Reason.CHECK_TYPE);
    assertThat(field.real(1)).map(Violation::reason).contains(Reason.CHECK_TYPE);
  }
}
