package dev.granary.check;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.ListedValues;
import dev.granary.record.Sensitivity;
import java.nio.charset.StandardCharsets;

/**
 * Words for a value that may be shown to anybody: of text, the shape of its beginning and its
 * length; a number itself only where the field is of numbers and not personal.
 */
final class Evidence {
  private static final int SHOWN = 24;
  private static final int MOST_BYTES_OF_CODE_POINT = 4;

  private Evidence() {}

  static String of(Field field, FieldValues values, int index) {
    return switch (values.kind(index)) {
      case MISSING -> "no value";
      case TEXT -> text(values, index);
      case NUMBER -> number(field, values.text(index));
      case INTEGER -> number(field, Long.toString(values.integer(index)));
      case REAL -> number(field, Double.toString(values.real(index)));
      case BOOLEAN -> "a truth value";
      case NESTED -> "an object or array";
      case BYTES -> counted(values.length(index), "byte");
      case LIST -> "a list of " + counted(new ListedValues().of(values, index).count(), "value");
    };
  }

  private static String number(Field field, String literal) {
    boolean shown =
        field.sensitivity() == Sensitivity.PLAIN
            && (field.type() == FieldType.INT || field.type() == FieldType.FLOAT)
            && literal.length() <= SHOWN;
    return shown ? literal : "a number of " + counted(digits(literal), "digit");
  }

  private static long digits(String literal) {
    return literal.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  private static String text(FieldValues values, int index) {
    byte[] buffer = values.buffer(index);
    int start = values.start(index);
    int length = values.length(index);
    int codePoints = Utf8.codePoints(buffer, start, length);
    int head = Math.min(length, SHOWN * MOST_BYTES_OF_CODE_POINT);
    String shape = shape(new String(buffer, start, head, StandardCharsets.UTF_8));
    String cut = codePoints > SHOWN ? "…" : "";
    return "text of " + counted(codePoints, "character") + ", shape \"" + shape + cut + '"';
  }

  private static String shape(String head) {
    return head.codePoints()
        .limit(SHOWN)
        .map(Evidence::kindOf)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int kindOf(int character) {
    if (Character.isLetter(character)) {
      return Character.isUpperCase(character) ? 'A' : 'a';
    }
    if (Character.isDigit(character)) {
      return '9';
    }
    return character >= ' ' && character <= '~' ? character : '?';
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
