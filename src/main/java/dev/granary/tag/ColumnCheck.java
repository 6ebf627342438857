package dev.granary.tag;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Schema;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Whether a feature can be made of every value that its field may have. */
final class ColumnCheck {
  private final FeatureColumn column;
  private final Field field;

  private ColumnCheck(FeatureColumn column, Field field) {
    this.column = column;
    this.field = field;
  }

  static void check(FeatureColumn column, Schema schema) {
    if (column.field() < 0 || column.field() >= schema.size()) {
      throw new IllegalArgumentException("the schema has no field at place " + column.field());
    }
    ColumnCheck check = new ColumnCheck(column, schema.field(column.field()));
    check.checkName();
    check.checkType();
    check.checkList();
    check.checkClasses();
    column.missingText().ifPresent(text -> DeclaredValue.entry(column, text));
  }

  private void checkName() {
    if (column.name().isEmpty() || column.name().chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name is not empty and has no control characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(column.name())) {
      throw new IllegalArgumentException("the name is not valid Unicode");
    }
  }

  private void checkType() {
    Set<FieldType> takes = takenBy(column.encoding());
    if (!takes.contains(field.type())) {
      throw new IllegalArgumentException(
          String.format(
              "%s is made of %s only, the field %s is %s",
              column.encoding(), takes, field.name(), field.type()));
    }
  }

  private void checkList() {
    boolean one = column.encoding() == Encoding.CLASS || column.missingText().isPresent();
    if (field.isList() && one) {
      throw new IllegalArgumentException(
          "the field " + field.name() + " is a list: it is no class, and left out where missing");
    }
  }

  private static Set<FieldType> takenBy(Encoding encoding) {
    return switch (encoding) {
      case BYTES -> EnumSet.of(FieldType.STRING, FieldType.BYTES);
      case CLASS -> EnumSet.of(FieldType.STRING);
      case INT -> EnumSet.of(FieldType.INT, FieldType.BOOL);
      case FLOAT -> EnumSet.of(FieldType.INT, FieldType.FLOAT);
    };
  }

  private void checkClasses() {
    if (column.encoding() != Encoding.CLASS) {
      if (!column.classes().isEmpty()) {
        throw new IllegalArgumentException(
            "only a CLASS has classes, this is " + column.encoding());
      }
      return;
    }
    Set<String> classes = new HashSet<>(column.classes());
    if (classes.size() < column.classes().size()) {
      throw new IllegalArgumentException("a class is listed twice");
    }
    if (field.rules().domain().isEmpty() || !classes.containsAll(field.rules().domain())) {
      throw new IllegalArgumentException(
          "the field " + field.name() + " needs a domain, and all of it must be among the classes");
    }
  }
}
