package dev.granary.record.condition;

import dev.granary.record.FieldType;

/** What a piece of a condition stands for. */
public enum ValueType {
  WHOLE("a whole number"),
  REAL("a number"),
  TEXT("a text"),
  TRUTH("true or false"),
  TIME("a point in time");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** How messages call it. */
  public String words() {
    return words;
  }

  boolean isNumber() {
    return this == WHOLE || this == REAL;
  }

  static ValueType of(FieldType type) {
    return switch (type) {
      case STRING, BYTES -> TEXT;
      case INT -> WHOLE;
      case FLOAT -> REAL;
      case BOOL -> TRUTH;
    };
  }
}
