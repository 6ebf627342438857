package dev.granary.read.example;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Reals;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.ValueLists;

/** Reads one feature into one field. */
final class FeatureReader {
  private static final int BYTES = 1;
  private static final int FLOATS = 2;
  private static final int INTEGERS = 3;

  private final Field field;
  private final int index;
  private final ValueLists lists;
  private final FieldValues one = new FieldValues(1);
  private int count;

  FeatureReader(Field field, int index, ValueLists lists) {
    this.field = field;
    this.index = index;
    this.lists = lists;
  }

  void read(Message feature, FieldValues values) throws Malformed {
    while (feature.next()) {
      int kind = feature.number();
      if (feature.wire() != Message.NESTED || kind > INTEGERS) {
        feature.skip();
        continue;
      }
      count = 0;
      lists.open();
      Message list = feature.nested();
      while (list.next()) {
        if (list.number() == 1) {
          readValues(kind, list);
        } else {
          list.skip();
        }
      }
      giveTo(values);
    }
  }

  private void giveTo(FieldValues values) {
    if (field.isList()) {
      lists.giveTo(values, index);
    } else if (count == 0) {
      values.setMissing(index);
    } else if (count == 1) {
      values.takeFrom(one, index);
    } else {
      values.setNested(index);
    }
  }

  private void took() {
    count++;
    if (field.isList()) {
      lists.add(one, 0);
    }
  }

  /** One value, or several that are packed. */
  private void readValues(int kind, Message list) throws Malformed {
    if (kind == BYTES) {
      require(list.wire() == Message.NESTED);
      setBytes(list.nested());
      took();
      return;
    }
    if (list.wire() == Message.NESTED) {
      Cursor packed = list.nested().cursor();
      while (packed.left() > 0) {
        setNumber(kind, packed);
      }
      return;
    }
    require(list.wire() == (kind == FLOATS ? Message.FOUR : Message.VARIABLE));
    setNumber(kind, list.cursor());
  }

  private void setBytes(Message bytes) {
    if (field.type() == FieldType.BYTES) {
      one.setBytes(0, bytes.bytes(), bytes.at(), bytes.left());
    } else {
      one.setText(0, bytes.bytes(), bytes.at(), bytes.left());
    }
  }

  /** Examples have no truth values: 0 and 1 stand for them. */
  private void setNumber(int kind, Cursor in) throws Malformed {
    if (kind == FLOATS) {
      float value = Float.intBitsToFloat((int) in.littleEndian(4));
      one.setReal(0, Reals.widened(value));
      took();
      return;
    }
    long value = in.variable(10);
    if (field.type() == FieldType.BOOL && (value == 0 || value == 1)) {
      one.setTruth(0, value == 1);
    } else {
      one.setInteger(0, value);
    }
    took();
  }

  private static void require(boolean fits) throws Malformed {
    if (!fits) {
      throw new Malformed("a feature whose values are not of its own kind");
    }
  }
}
