package dev.granary.check;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Rules.Length;
import dev.granary.record.Rules.Range;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A schema of one field named {@code x}, and what the check makes of single values of it. */
final class OneField {
  private final RecordChecker checker;
  private final FieldValues values = new FieldValues(1);

  private OneField(FieldType type, Presence presence, Sensitivity sensitivity, Rules rules) {
    Field field = new Field("x", "X", type, presence, sensitivity, rules);
    checker = new RecordChecker(new Schema(List.of(field)));
  }

  static OneField of(FieldType type) {
    return of(type, Rules.NONE);
  }

  static OneField of(FieldType type, Rules rules) {
    return new OneField(type, Presence.REQUIRED, Sensitivity.PLAIN, rules);
  }

  static OneField optional(FieldType type, Rules rules) {
    return new OneField(type, Presence.OPTIONAL, Sensitivity.PLAIN, rules);
  }

  static OneField personal(FieldType type, Rules rules) {
    return new OneField(type, Presence.REQUIRED, Sensitivity.PERSONAL, rules);
  }

  static Rules domain(String... words) {
    return new Rules(List.of(words), null, null, null);
  }

  static Rules range(double least, double most) {
    return new Rules(List.of(), new Range(least, most), null, null);
  }

  static Rules regex(String regex) {
    return new Rules(List.of(), null, regex, null);
  }

  static Rules length(int least, int most) {
    return new Rules(List.of(), null, null, new Length(least, most));
  }

  /** What a CSV cell or a JSON string gives, from the middle of a buffer as a reader has it. */
  Optional<Violation> text(String text) {
    byte[] buffer = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
    values.setText(0, buffer, 1, buffer.length - 2);
    return checker.check(values);
  }

  /** What a JSON number gives. */
  Optional<Violation> number(String literal) {
    byte[] buffer = ("7" + literal + "7").getBytes(StandardCharsets.UTF_8);
    values.setNumber(0, buffer, 1, buffer.length - 2);
    return checker.check(values);
  }

  Optional<Violation> missing() {
    values.setMissing(0);
    return checker.check(values);
  }

  Optional<Violation> nested() {
    values.setNested(0);
    return checker.check(values);
  }

  Optional<Violation> integer(long value) {
    values.setInteger(0, value);
    return checker.check(values);
  }

  Optional<Violation> real(double value) {
    values.setReal(0, value);
    return checker.check(values);
  }

  Optional<Violation> truth(boolean value) {
    values.setTruth(0, value);
    return checker.check(values);
  }

  /** The value as the last check left it, with its kind. */
  String result() {
    Kind kind = values.kind(0);
    return kind
        + switch (kind) {
          case TEXT, NUMBER, BYTES -> " " + values.text(0);
          case INTEGER -> " " + values.integer(0);
          case REAL -> " " + values.real(0);
          case BOOLEAN -> " " + values.truth(0);
          case MISSING, NESTED, LIST -> "";
        };
  }
}
