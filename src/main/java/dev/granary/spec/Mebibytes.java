package dev.granary.spec;

/** Sizes are written in MiB and kept in bytes. */
final class Mebibytes {
  private static final double BYTES = 1 << 20;

  static final Decimal UP_TO_1024 = Decimal.above(0, 1024);

  private Mebibytes() {}

  static double of(long bytes) {
    return bytes / BYTES;
  }

  /** At least one byte. */
  static long toBytes(double mebibytes) {
    return Math.max(1, Math.round(mebibytes * BYTES));
  }
}
