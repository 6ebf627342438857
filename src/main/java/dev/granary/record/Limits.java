package dev.granary.record;

import java.io.Serializable;

/**
 * What one file may ask of a reader's memory and time. What is over a limit is quarantined.
 *
 * @param recordBytes the longest line or row
 * @param fieldBytes the longest single value
 * @param fields the most members of an object or columns of a row
 * @param depth the deepest nesting of JSON
 * @param records the most records of one file
 * @param ratio the most bytes that one compressed byte may become, past the first 10 MiB
 */
public record Limits(
    int recordBytes, int fieldBytes, int fields, int depth, long records, int ratio)
    implements Serializable {
  public static final Limits DEFAULT =
      new Limits(16 << 20, 8 << 20, 10_000, 64, 1_000_000_000L, 1_000);
}
