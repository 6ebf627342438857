package dev.granary.tag;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes what a spec declares, as text, to stand for a missing value. */
final class DeclaredValue {
  private static final String NO_CLASS = "-1";

  private DeclaredValue() {}

  /** The whole feature under its name; refuses a text that does not suit the encoding. */
  static byte[] entry(FeatureColumn column, String text) {
    FeatureWriter writer = new FeatureWriter(column.name());
    ExampleBuffer out = new ExampleBuffer();
    switch (column.encoding()) {
      case BYTES -> writeText(text, writer, out);
      case INT -> writer.integer(whole(text), out);
      case FLOAT -> writer.real(finite(text), out);
      case CLASS -> writer.integer(place(column, text), out);
    }
    return out.copy();
  }

  private static void writeText(String text, FeatureWriter writer, ExampleBuffer out) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("what stands for a missing value is not valid Unicode");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writer.bytes(bytes, 0, bytes.length, out);
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" cannot stand for a missing INT: it is no whole number of 64 bits", e);
    }
  }

  private static float finite(String text) {
    try {
      float value = new BigDecimal(text).floatValue();
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" cannot stand for a missing FLOAT: it is no decimal number", e);
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" cannot stand for a missing FLOAT: 32 bits do not hold it");
  }

  private static long place(FeatureColumn column, String text) {
    int place = column.classes().indexOf(text);
    if (place < 0 && !text.equals(NO_CLASS)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" cannot stand for a missing CLASS: it is no class, nor " + NO_CLASS);
    }
    return place;
  }
}
