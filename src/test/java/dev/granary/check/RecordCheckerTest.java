package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Field;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCheckerTest {
  private static final Schema STRIKES =
      new Schema(
          List.of(
              field("species", FieldType.STRING, Rules.NONE),
              field("speed", FieldType.INT, OneField.range(0, 1000)),
              field("height", FieldType.FLOAT, Rules.NONE),
              field("night", FieldType.BOOL, Rules.NONE)));

  private final FieldValues values = new FieldValues(STRIKES.size());
  private final RecordChecker checker = new RecordChecker(STRIKES);

  @Test
  void givesEveryValueItsType() {
    fill("Mallard", "120", "12.5", "TRUE");

    assertThat(checker.check(values)).isEmpty();
    assertThat(values.text(0)).isEqualTo("Mallard");
    assertThat(values.integer(1)).isEqualTo(120);
    assertThat(values.real(2)).isEqualTo(12.5);
    assertThat(values.truth(3)).isTrue();
    assertThat(List.of(values.kind(0), values.kind(1), values.kind(2), values.kind(3)))
        .containsExactly(Kind.TEXT, Kind.INTEGER, Kind.REAL, Kind.BOOLEAN);
  }

  @Test
  void findsNothingNewInWhatItHasChecked() {
    fill("Mallard", "120", "12.5", "TRUE");
    assertThat(checker.check(values)).isEmpty();
    assertThat(checker.check(values)).isEmpty();
  }

  @Test
  void tellsTheFirstViolationInTheOrderOfTheSchema() {
    fill("Mallard", "2500", "high", "perhaps");

    assertThat(checker.check(values))
        .contains(new Violation(Reason.CHECK_RANGE, 4, "speed: range 0..1000: 2500"));
  }

  @Test
  void typesWhatStandsAfterAViolationToo() {
    fill("Mallard", "fast", "12.5", "no");
    checker.check(values);

    assertThat(values.kind(1)).isEqualTo(Kind.TEXT);
    assertThat(values.real(2)).isEqualTo(12.5);
    assertThat(values.kind(3)).isEqualTo(Kind.TEXT);
  }

  @Test
  void aRecordHasOneHashWhetherItCameFromCsvOrJson() {
    fill("Mallard", "0120", "12.50", "1");
    RecordId fromCsv = checkedHash();
    fill("Mallard", "", "", "");
    number(1, "1.2e2");
    number(2, "12.5");
    values.setTruth(3, true);

    assertThat(checkedHash()).isEqualTo(fromCsv);
  }

  @Test
  void aRecordsHashDoesNotDependOnWhatElseIsWrongWithIt() {
    fill("Mallard", "120", "12.5", "1");
    RecordId good = checkedKey();
    fill("Mallard", "2500", "12.50", "1");

    assertThat(checkedKey()).isEqualTo(good);
  }

  @ParameterizedTest
  @MethodSource("rulesThatDoNotFit")
  void refusesARuleThatDoesNotFit(FieldType type, Rules rules, String message) {
    assertThatThrownBy(() -> OneField.of(type, rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field x: " + message);
  }

  private static List<Arguments> rulesThatDoNotFit() {
    return List.of(
        Arguments.of(
            FieldType.INT, OneField.regex("a"), "a regex is for STRING only, this field is INT"),
        Arguments.of(
            FieldType.BOOL,
            OneField.length(0, 1),
            "a length is for STRING only, this field is BOOL"),
        Arguments.of(
            FieldType.STRING,
            OneField.range(0, 1),
            "a range is for INT and FLOAT only, this field is STRING"),
        Arguments.of(
            FieldType.FLOAT,
            OneField.domain("1"),
            "a domain is for STRING and INT only, this field is FLOAT"),
        Arguments.of(
            FieldType.INT,
            OneField.domain("one"),
            "the domain of an INT holds \"one\", which is no whole number"),
        Arguments.of(FieldType.STRING, OneField.domain("a", "a"), "the domain lists \"a\" twice"),
        Arguments.of(FieldType.INT, OneField.range(2, 1), "range 2..1 holds no number"),
        Arguments.of(
            FieldType.FLOAT, OneField.range(0, Double.NaN), "range 0..NaN holds no number"),
        Arguments.of(FieldType.STRING, OneField.length(2, 1), "length 2..1 holds no text"),
        Arguments.of(
            FieldType.STRING,
            OneField.regex("(a"),
            "RE2/J cannot use the regex: error parsing regexp: missing closing ): `(a`"));
  }

  private RecordId checkedHash() {
    assertThat(checker.check(values)).isEmpty();
    return new FieldHasher("all", new int[] {0, 1, 2, 3}).hash(values);
  }

  private RecordId checkedKey() {
    checker.check(values);
    return new FieldHasher("key", new int[] {0, 2, 3}).hash(values);
  }

  private void fill(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
      values.setText(i, bytes, 0, bytes.length);
    }
  }

  private void number(int field, String literal) {
    byte[] bytes = literal.getBytes(StandardCharsets.UTF_8);
    values.setNumber(field, bytes, 0, bytes.length);
  }

  private static Field field(String name, FieldType type, Rules rules) {
    return new Field(name, name, type, Presence.REQUIRED, Sensitivity.PLAIN, rules);
  }
}
