package dev.granary.check.row;

import dev.granary.record.FieldValues;

/**
 * A piece of a condition that is a number: its value is worked out, and then stands in it until
 * that is done for the next record.
 */
abstract class NumberNode {
  private long whole;
  private double real;

  /** Works the value out; false where there is none. */
  abstract boolean load(FieldValues values);

  /** Whether its values are whole numbers, and times among them. */
  abstract boolean isWhole();

  final boolean is(long value) {
    whole = value;
    return true;
  }

  /** A number that is none has no value. */
  final boolean is(double value) {
    real = value;
    return Double.isFinite(value);
  }

  final long whole() {
    return whole;
  }

  final double real() {
    return isWhole() ? whole : real;
  }
}
