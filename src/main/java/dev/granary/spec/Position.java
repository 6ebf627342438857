package dev.granary.spec;

/** A place in a file: line and column, counted from 1. Line 0 is the file as a whole. */
record Position(int line, int column) {
  static final Position WHOLE_FILE = new Position(0, 0);
  static final Position START = new Position(1, 1);
}
