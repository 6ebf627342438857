package dev.granary.record.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.FieldType;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads whose condition says nothing that could be judged. */
class ConditionTest {
  private static final Fields FIELDS =
      new Fields(
          Map.of(
              "a", new Fields.Declared(0, FieldType.INT),
              "t", new Fields.Declared(1, FieldType.STRING),
              "yes", new Fields.Declared(2, FieldType.BOOL)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a | at character 1: must be something that holds or not, is a whole number",
        "a = 1 | at character 3: nothing here begins with =; write == to compare",
        "a > | at character 4: expected a field, a number, a text or (, found the end",
        "a > 't' | at character 3: a whole number cannot be compared with a text",
        "a > 1 > 2 | at character 7: compares twice; join two comparisons with and",
        "b > 1 | at character 1: the schema has no field b",
        "size(t) > 1 | at character 1: there is no function size",
        "length(a) > 1 | at character 1: length takes a text",
        "abs(t) > 1 | at character 1: abs takes a number",
        "t + 1 > 2 | at character 3: + is for numbers, here are a text and a whole number",
        "matches(t, '[') | at character 1: matches wants a regex in RE2 syntax: missing closing ]",
        "matches(t, t) | at character 1: matches takes a text and, behind a comma, a text in quotes",
        "t in ['a', 3] | at character 1: a text cannot be compared with a whole number",
        "a in [a] | at character 1: a list after in holds numbers, texts and times only",
        "a in 3 | at character 6: expected [, found 3",
        "1 is missing | at character 1: only a field is missing or present",
        "a is here | at character 6: expected missing or present, found here",
        "yes < true | at character 5: true and false have no order; write == or !=",
        "time(t) > '31.1.2025' | at character 9: '31.1.2025' is no date such as 2025-01-31 and no"
            + " time with an offset",
        "t == 'open | at character 6: this quote is never closed",
        "a > 1 a | at character 7: expected and, or or the end, found a",
        "(a > 1 | at character 7: expected ), found the end",
        "a > 1 and t | at character 11: must be something that holds or not, is a text",
        "a > 1x | at character 5: a number and a letter stand together",
        "a > 1e999 | at character 5: 1e999 is too large a number",
        "a & 1 | at character 3: nothing here begins with &",
      })
  void aMistakeIsToldWhereItStands(String condition, String message) {
    assertThatThrownBy(() -> Condition.read(condition, FIELDS))
        .isInstanceOf(BadCondition.class)
        .hasMessage(message);
  }

  /** Whatever is written, it is read or refused, and nothing else happens. */
  @Test
  void nothingBreaksTheReader() {
    String[] pieces = {
      "a", "t", "yes", "(", ")", "[", "]", ",", "'", "'x'", "\"", "1", ".5", "1e", "-", "+", "*",
      "==", "<", "and", "or", "not", "in", "is", "missing", "length(", "time(", "true", "%", "é"
    };
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(9); piece >= 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(' ');
      }
      try {
        assertThat(Condition.read(text.toString(), FIELDS).type()).isEqualTo(ValueType.TRUTH);
        read++;
      } catch (BadCondition refused) {
        assertThat(refused.position()).isBetween(1, text.length() + 1);
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    assertThatThrownBy(() -> Condition.read("(".repeat(60) + "yes" + ")".repeat(60), FIELDS))
        .isInstanceOf(BadCondition.class)
        .hasMessageEndingWith("nested deeper than 50");
  }
}
