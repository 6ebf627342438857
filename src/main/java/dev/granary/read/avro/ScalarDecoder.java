package dev.granary.read.avro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.IsoText;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Reals;
import dev.granary.record.FieldValues;
import java.util.Optional;

/** Decodes a value without parts into a field. */
final class ScalarDecoder {
  private final Type type;
  private final int field;
  private final boolean asBytes;

  ScalarDecoder(Type type, int field, boolean asBytes) {
    this.type = type;
    this.field = field;
    this.asBytes = asBytes;
  }

  void take(Cursor in, FieldValues values) throws Malformed {
    if (type instanceof Type.Scalar scalar) {
      scalar(scalar, in, values);
    } else if (type instanceof Type.Choice choice) {
      byte[] symbol = symbol(choice, in);
      values.setText(field, symbol, 0, symbol.length);
    } else if (type instanceof Type.Fixed fixed) {
      fixed(fixed, in, values);
    }
  }

  static void skip(Type type, Cursor in) throws Malformed {
    if (type instanceof Type.Fixed fixed) {
      in.skip(fixed.size());
    } else if (type instanceof Type.Choice choice) {
      symbol(choice, in);
    } else if (type instanceof Type.Scalar scalar) {
      switch (scalar.simple()) {
        case NULL -> {}
        case BOOLEAN -> in.skip(1);
        case INT, LONG -> in.zigzag();
        case FLOAT -> in.skip(4);
        case DOUBLE -> in.skip(8);
        case BYTES, STRING -> in.skip(in.zigzag());
      }
    }
  }

  private void scalar(Type.Scalar scalar, Cursor in, FieldValues values) throws Malformed {
    switch (scalar.simple()) {
      case NULL -> values.setMissing(field);
      case BOOLEAN -> values.setTruth(field, in.next() != 0);
      case INT, LONG -> whole(scalar.logical(), in.zigzag(), values);
      case FLOAT ->
          values.setReal(field, Reals.widened(Float.intBitsToFloat((int) in.littleEndian(4))));
      case DOUBLE -> values.setReal(field, Double.longBitsToDouble(in.littleEndian(8)));
      case STRING -> {
        long length = in.zigzag();
        text(in.bytes(), in.skip(length), (int) length, values);
      }
      case BYTES -> {
        long length = in.zigzag();
        bytes(scalar.logical(), scalar.scale(), in.bytes(), in.skip(length), (int) length, values);
      }
    }
  }

  private void fixed(Type.Fixed fixed, Cursor in, FieldValues values) throws Malformed {
    int start = in.skip(fixed.size());
    switch (fixed.logical()) {
      case "uuid" -> text(IsoText.uuid(in.bytes(), start, fixed.size()), values);
      case "duration" -> values.setNested(field);
      default -> bytes(fixed.logical(), fixed.scale(), in.bytes(), start, fixed.size(), values);
    }
  }

  private void bytes(
      String logical, int scale, byte[] bytes, int start, int length, FieldValues values) {
    if (logical.equals("decimal")) {
      text(IsoText.decimal(bytes, start, length, scale), values);
    } else {
      text(bytes, start, length, values);
    }
  }

  private void text(byte[] bytes, int start, int length, FieldValues values) {
    if (asBytes) {
      values.setBytes(field, bytes, start, length);
    } else {
      values.setText(field, bytes, start, length);
    }
  }

  private void whole(String logical, long value, FieldValues values) {
    switch (logical) {
      case "date" -> text(Optional.of(IsoText.date((int) value)), values);
      case "time-millis" -> text(IsoText.time(value, IsoText.MILLIS), values);
      case "time-micros" -> text(IsoText.time(value, IsoText.MICROS), values);
      case "timestamp-millis" -> instant(value, IsoText.MILLIS, values);
      case "timestamp-micros" -> instant(value, IsoText.MICROS, values);
      case "timestamp-nanos" -> instant(value, IsoText.NANOS, values);
      case "local-timestamp-millis" -> local(value, IsoText.MILLIS, values);
      case "local-timestamp-micros" -> local(value, IsoText.MICROS, values);
      case "local-timestamp-nanos" -> local(value, IsoText.NANOS, values);
      default -> values.setInteger(field, value);
    }
  }

  private void instant(long value, long perSecond, FieldValues values) {
    text(Optional.of(IsoText.instant(value, perSecond)), values);
  }

  private void local(long value, long perSecond, FieldValues values) {
    text(Optional.of(IsoText.local(value, perSecond)), values);
  }

  private void text(Optional<String> text, FieldValues values) {
    if (text.isEmpty()) {
      values.setNested(field);
      return;
    }
    byte[] bytes = text.get().getBytes(US_ASCII);
    values.setText(field, bytes, 0, bytes.length);
  }

  private static byte[] symbol(Type.Choice choice, Cursor in) throws Malformed {
    long place = in.zigzag();
    if (place < 0 || place >= choice.symbols().size()) {
      throw new Malformed("a symbol that its enum has not");
    }
    return choice.symbols().get((int) place);
  }
}
