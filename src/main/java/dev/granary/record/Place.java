package dev.granary.record;

/**
 * Where a record stood: the file as the spec names it, the byte offset in its (decompressed) text,
 * and the line, counted from 1. It tells apart records that share an id.
 */
public record Place(String file, long offset, long line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
