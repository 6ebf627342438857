package dev.granary.read.parquet;

/** How values are stored, in the order of their numbers in the format. */
enum Physical {
  BOOLEAN(0),
  INT32(4),
  INT64(8),
  INT96(12),
  FLOAT(4),
  DOUBLE(8),
  BYTE_ARRAY(0),
  FIXED(0);

  private static final Physical[] BY_NUMBER = values();

  private final int width;

  Physical(int width) {
    this.width = width;
  }

  /** How many bytes a value has; 0 where that is not always the same. */
  int width() {
    return width;
  }

  static boolean knows(int number) {
    return number >= 0 && number < BY_NUMBER.length;
  }

  static Physical of(int number) {
    return BY_NUMBER[number];
  }
}
