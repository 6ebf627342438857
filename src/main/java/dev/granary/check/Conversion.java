package dev.granary.check;

import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** Gives a value the type of its field. */
sealed interface Conversion
    permits TextConversion,
        IntegerConversion,
        RealConversion,
        TruthConversion,
        BytesConversion,
        SeveralConversion {

  /** Converts a value that is not missing in place; false, and no change, where it cannot be. */
  boolean convert(FieldValues values, int field);

  static Conversion to(FieldType type) {
    return switch (type) {
      case STRING -> new TextConversion();
      case INT -> new IntegerConversion();
      case FLOAT -> new RealConversion();
      case BOOL -> new TruthConversion();
      case BYTES -> new BytesConversion();
    };
  }

  /** Whether a value still stands as it was written. */
  static boolean isWritten(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.NUMBER;
  }
}
