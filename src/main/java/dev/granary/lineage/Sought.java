package dev.granary.lineage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for: those with a text in the first column and, where one is given, a number
 * between two others in a second.
 */
record Sought(Name key, @Nullable Column column, long least, long most) {
  static Sought of(Name key) {
    return new Sought(key, null, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  Sought where(Column number, long from, long to) {
    return new Sought(key, number, from, to);
  }

  /** Whether a page of keys with these bounds, which may be cut, can hold the key. */
  boolean keyMayBeWithin(ByteBuffer pageLeast, ByteBuffer pageMost) {
    return Name.of(pageLeast).compareTo(key) <= 0 && key.compareTo(Name.of(pageMost)) <= 0;
  }

  boolean numberMayBeWithin(ByteBuffer pageLeast, ByteBuffer pageMost) {
    return longOf(pageLeast) <= most && least <= longOf(pageMost);
  }

  boolean matches(@Nullable Object text, @Nullable Object number) {
    return key.binary().equals(text)
        && (column == null || (number instanceof Long value && least <= value && value <= most));
  }

  private static long longOf(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong();
  }
}
