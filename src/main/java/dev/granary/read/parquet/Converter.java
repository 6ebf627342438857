package dev.granary.read.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.granary.read.binary.IsoText;
import dev.granary.read.binary.Reals;
import dev.granary.record.FieldValues;
import java.math.BigInteger;
import java.util.Optional;

/** Makes of a stored value what a field would be given by a text format. */
final class Converter {
  private static final long SECONDS_OF_DAY = 86_400;
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  private final Leaf leaf;
  private final int field;
  private final Rows.Form form;

  Converter(Leaf leaf, int field, Rows.Form form) {
    this.leaf = leaf;
    this.field = field;
    this.form = form;
  }

  /** A value that its own type does not have becomes one that no field takes. */
  void convert(Cell cell, FieldValues values) {
    switch (leaf.logical().kind()) {
      case PLAIN, TEXT -> plain(cell, values);
      case UNSIGNED -> unsigned(cell, values);
      case DECIMAL -> text(decimal(cell), values);
      case DATE -> text(Optional.of(IsoText.date((int) cell.bits)), values);
      case TIME -> text(IsoText.time(count(cell), perSecond()), values);
      case INSTANT -> text(Optional.of(IsoText.instant(count(cell), perSecond())), values);
      case LOCAL -> text(Optional.of(IsoText.local(count(cell), perSecond())), values);
      case UUID -> text(IsoText.uuid(cell.buffer, cell.start, cell.length), values);
      case HALF -> half(cell, values);
      case OTHER -> values.setNested(field);
    }
  }

  private void plain(Cell cell, FieldValues values) {
    switch (leaf.physical()) {
      case BOOLEAN -> values.setTruth(field, cell.bits != 0);
      case INT32, INT64 -> values.setInteger(field, count(cell));
      case FLOAT -> values.setReal(field, Reals.widened(Float.intBitsToFloat((int) cell.bits)));
      case DOUBLE -> values.setReal(field, Double.longBitsToDouble(cell.bits));
      case INT96 -> oldInstant(cell, values);
      case BYTE_ARRAY, FIXED -> {
        if (form == Rows.Form.BYTES) {
          values.setBytes(field, cell.buffer, cell.start, cell.length);
        } else {
          values.setText(field, cell.buffer, cell.start, cell.length);
        }
      }
    }
  }

  private void unsigned(Cell cell, FieldValues values) {
    if (leaf.physical() == Physical.INT32) {
      values.setInteger(field, cell.bits & 0xffffffffL);
    } else if (cell.bits >= 0) {
      values.setInteger(field, cell.bits);
    } else {
      byte[] digits = Long.toUnsignedString(cell.bits).getBytes(US_ASCII);
      values.setNumber(field, digits, 0, digits.length);
    }
  }

  private Optional<String> decimal(Cell cell) {
    int scale = leaf.logical().scale();
    return switch (leaf.physical()) {
      case INT32 -> Optional.of(IsoText.decimal(BigInteger.valueOf(count(cell)), scale));
      case INT64 -> Optional.of(IsoText.decimal(BigInteger.valueOf(cell.bits), scale));
      case BYTE_ARRAY, FIXED -> IsoText.decimal(cell.buffer, cell.start, cell.length, scale);
      case BOOLEAN, INT96, FLOAT, DOUBLE -> Optional.empty();
    };
  }

  private long count(Cell cell) {
    int low = (int) cell.bits;
    return leaf.physical() == Physical.INT32 ? low : cell.bits;
  }

  private long perSecond() {
    return switch (leaf.logical().scale()) {
      case 3 -> IsoText.MILLIS;
      case 6 -> IsoText.MICROS;
      default -> IsoText.NANOS;
    };
  }

  /** Nanoseconds of a day and the day, as some programs still write it; years 1678 to 2261. */
  private void oldInstant(Cell cell, FieldValues values) {
    long nanos = 0;
    long day = 0;
    for (int i = 7; i >= 0; i--) {
      nanos = nanos << 8 | (cell.buffer[cell.start + i] & 0xff);
    }
    for (int i = 11; i >= 8; i--) {
      day = day << 8 | (cell.buffer[cell.start + i] & 0xff);
    }
    long days = (int) day - JULIAN_DAY_OF_1970;
    boolean fits = Math.abs(days) < 106_000 && nanos >= 0 && nanos < SECONDS_OF_DAY * IsoText.NANOS;
    text(
        fits
            ? Optional.of(
                IsoText.instant(days * SECONDS_OF_DAY * IsoText.NANOS + nanos, IsoText.NANOS))
            : Optional.empty(),
        values);
  }

  private void half(Cell cell, FieldValues values) {
    if (cell.length != Short.BYTES) {
      values.setNested(field);
      return;
    }
    int bits = (cell.buffer[cell.start] & 0xff) | cell.buffer[cell.start + 1] << 8;
    values.setReal(field, Reals.half(bits));
  }

  private void text(Optional<String> text, FieldValues values) {
    if (text.isEmpty()) {
      values.setNested(field);
      return;
    }
    byte[] bytes = text.get().getBytes(US_ASCII);
    values.setText(field, bytes, 0, bytes.length);
  }
}
