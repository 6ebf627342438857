package dev.granary.check;

/**
 * A decimal number as it is written: an optional sign, digits with or without a point among or
 * beside them, an optional exponent. It is read in one pass, in time that grows with its length
 * only, and holds the exact value where that has at most 19 digits between its first and its last
 * that is not zero. One instance is filled again and again.
 */
final class Decimal {
  private static final int MOST_DIGITS = 19;
  private static final int RADIX = 10;
  private static final int LARGEST_EXPONENT = 1_000_000_000;

  private boolean negative;
  private long significand;
  private int digits;
  private long exponent;
  private boolean exact;
  private boolean digitsOnly;

  private byte[] buffer = new byte[0];
  private int position;
  private int end;

  /** Reads all of these bytes; false where they are no decimal number. */
  boolean read(byte[] bytes, int start, int length) {
    buffer = bytes;
    position = start;
    end = start + length;
    significand = 0;
    digits = 0;
    exponent = 0;
    exact = true;
    digitsOnly = true;
    readSign();
    int wholeDigits = readDigits(0);
    int fractionDigits = readFraction();
    return wholeDigits + fractionDigits > 0 && readExponent() && position == end;
  }

  /** Whether it was written with digits only, a sign apart. */
  boolean isDigitsOnly() {
    return digitsOnly;
  }

  /** Whether {@code ±significand · 10^exponent} is the value, to the last digit. */
  boolean isExact() {
    return exact;
  }

  boolean isNegative() {
    return negative;
  }

  /** The digits as an unsigned number. */
  long significand() {
    return significand;
  }

  /** Beyond a thousand million it only tells that the number is too large or too small. */
  long exponent() {
    return exponent;
  }

  private void readSign() {
    negative = position < end && buffer[position] == '-';
    if (negative || (position < end && buffer[position] == '+')) {
      position++;
    }
  }

  private int readFraction() {
    if (position == end || buffer[position] != '.') {
      return 0;
    }
    digitsOnly = false;
    position++;
    return readDigits(-1);
  }

  /** Takes digits of which each moves the exponent by so much; tells how many there were. */
  private int readDigits(int shift) {
    int first = position;
    while (position < end) {
      int digit = buffer[position] - '0';
      if (digit < 0 || digit >= RADIX) {
        break;
      }
      take(digit, shift);
      position++;
    }
    return position - first;
  }

  private void take(int digit, int shift) {
    if (digits < MOST_DIGITS) {
      significand = significand * RADIX + digit;
      exponent += shift;
      if (significand != 0) {
        digits++;
      }
    } else {
      exponent += shift + 1;
      exact &= digit == 0;
    }
  }

  private boolean readExponent() {
    if (position == end || (buffer[position] | 0x20) != 'e') {
      return true;
    }
    digitsOnly = false;
    position++;
    boolean below = position < end && buffer[position] == '-';
    if (below || (position < end && buffer[position] == '+')) {
      position++;
    }
    int first = position;
    long written = 0;
    while (position < end && buffer[position] >= '0' && buffer[position] <= '9') {
      written = Math.min(LARGEST_EXPONENT, written * RADIX + (buffer[position] - '0'));
      position++;
    }
    exponent += below ? -written : written;
    return position > first;
  }
}
