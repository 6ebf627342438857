package dev.granary.check.format;

import dev.granary.check.row.PlainDate;

/** Dates and times, as RFC 3339 writes them. */
final class Dates {
  private static final int DATE = 10;
  private static final int TIME = 19;
  private static final int MOST_DIGITS_OF_SECOND = 9;

  private Dates() {}

  static boolean isDate(byte[] buffer, int start, int length) {
    return length == DATE && PlainDate.day(buffer, start) != PlainDate.NONE;
  }

  static boolean isDateTime(byte[] buffer, int start, int length) {
    if (length <= TIME || PlainDate.day(buffer, start) == PlainDate.NONE) {
      return false;
    }
    boolean isTime =
        (buffer[start + DATE] | 0x20) == 't'
            && isPair(buffer, start + 11, 23)
            && buffer[start + 13] == ':'
            && isPair(buffer, start + 14, 59)
            && buffer[start + 16] == ':'
            && isPair(buffer, start + 17, 59);
    return isTime && isRest(buffer, start + TIME, start + length);
  }

  /** A fraction of the second, if there is one, and the offset. */
  private static boolean isRest(byte[] buffer, int from, int end) {
    int at = from;
    if (buffer[at] == '.') {
      at++;
      int first = at;
      while (at < end && Ascii.isDigit(buffer[at])) {
        at++;
      }
      if (at == first || at - first > MOST_DIGITS_OF_SECOND) {
        return false;
      }
    }
    if (end - at == 1) {
      return (buffer[at] | 0x20) == 'z';
    }
    return end - at == 6
        && (buffer[at] == '+' || buffer[at] == '-')
        && isPair(buffer, at + 1, 23)
        && buffer[at + 3] == ':'
        && isPair(buffer, at + 4, 59);
  }

  private static boolean isPair(byte[] buffer, int at, int most) {
    return Ascii.isDigit(buffer[at])
        && Ascii.isDigit(buffer[at + 1])
        && 10 * (buffer[at] - '0') + (buffer[at + 1] - '0') <= most;
  }
}
