package dev.granary.read.example;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Reals;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;

/** Reads one feature into one field. */
final class FeatureReader {
  private static final int BYTES = 1;
  private static final int FLOATS = 2;
  private static final int INTEGERS = 3;

  private final Field field;
  private final int index;
  private int count;

  FeatureReader(Field field, int index) {
    this.field = field;
    this.index = index;
  }

  void read(Message feature, FieldValues values) throws Malformed {
    while (feature.next()) {
      int kind = feature.number();
      if (feature.wire() != Message.NESTED || kind > INTEGERS) {
        feature.skip();
        continue;
      }
      count = 0;
      values.setMissing(index);
      Message list = feature.nested();
      while (list.next()) {
        if (list.number() == 1) {
          readValues(kind, list, values);
        } else {
          list.skip();
        }
      }
      if (count > 1) {
        values.setNested(index);
      }
    }
  }

  /** One value, or several that are packed. */
  private void readValues(int kind, Message list, FieldValues values) throws Malformed {
    if (kind == BYTES) {
      require(list.wire() == Message.NESTED);
      Message bytes = list.nested();
      count++;
      setBytes(bytes, values);
      return;
    }
    if (list.wire() == Message.NESTED) {
      Cursor packed = list.nested().cursor();
      while (packed.left() > 0) {
        setNumber(kind, packed, values);
      }
      return;
    }
    require(list.wire() == (kind == FLOATS ? Message.FOUR : Message.VARIABLE));
    setNumber(kind, list.cursor(), values);
  }

  private void setBytes(Message bytes, FieldValues values) {
    if (field.type() == FieldType.BYTES) {
      values.setBytes(index, bytes.bytes(), bytes.at(), bytes.left());
    } else {
      values.setText(index, bytes.bytes(), bytes.at(), bytes.left());
    }
  }

  /** Examples have no truth values: 0 and 1 stand for them. */
  private void setNumber(int kind, Cursor in, FieldValues values) throws Malformed {
    count++;
    if (kind == FLOATS) {
      float value = Float.intBitsToFloat((int) in.littleEndian(4));
      values.setReal(index, Reals.widened(value));
      return;
    }
    long value = in.variable(10);
    if (field.type() == FieldType.BOOL && (value == 0 || value == 1)) {
      values.setTruth(index, value == 1);
    } else {
      values.setInteger(index, value);
    }
  }

  private static void require(boolean fits) throws Malformed {
    if (!fits) {
      throw new Malformed("a feature whose values are not of its own kind");
    }
  }
}
