package dev.granary.spec;

import java.util.Comparator;

/** A place in a file: line and column, counted from 1. Line 0 is the file as a whole. */
record Position(int line, int column) implements Comparable<Position> {
  static final Position WHOLE_FILE = new Position(0, 0);
  static final Position START = new Position(1, 1);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
