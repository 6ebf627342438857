package dev.granary.lineage;

/** Rows of a row group, from one up to, but without, another. */
record RowRange(long from, long end) {
  RowRange intersect(RowRange other) {
    return new RowRange(Math.max(from, other.from), Math.min(end, other.end));
  }

  boolean isEmpty() {
    return from >= end;
  }

  int size() {
    return Math.toIntExact(end - from);
  }
}
