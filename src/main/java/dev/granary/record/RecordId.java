package dev.granary.record;

import java.util.HexFormat;

/** A record's name, the same in every run: 128 bits of SHA-256, compared as an unsigned number. */
public record RecordId(long high, long low) implements Comparable<RecordId> {
  /** How many bytes an id takes in a row. */
  public static final int BYTES = 16;

  /** Reads the 32 hexadecimal digits that {@link #toString} writes. */
  public static RecordId parse(String hex) {
    if (hex.length() != 2 * BYTES) {
      throw new IllegalArgumentException(
          "a record id has 32 hexadecimal digits, this has " + hex.length());
    }
    return new RecordId(
        HexFormat.fromHexDigitsToLong(hex, 0, BYTES),
        HexFormat.fromHexDigitsToLong(hex, BYTES, 2 * BYTES));
  }

  @Override
  public int compareTo(RecordId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** 32 lower-case hexadecimal digits, in the order in which ids sort. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
