package dev.granary.check.format;

/** Forms that are told digit by digit. */
final class Digits {
  private static final int UUID_LENGTH = 36;
  private static final int LEAST_OF_CARD = 12;
  private static final int MOST_OF_CARD = 19;

  private Digits() {}

  static boolean isUuid(byte[] buffer, int start, int length) {
    if (length != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      if (isDash ? buffer[start + i] != '-' : !Ascii.isHex(buffer[start + i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isHex(byte[] buffer, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!Ascii.isHex(buffer[i])) {
        return false;
      }
    }
    return length > 0 && length % 2 == 0;
  }

  static boolean isBase64(byte[] buffer, int start, int length) {
    if (length == 0 || length % 4 != 0) {
      return false;
    }
    int end = start + length;
    int padding = buffer[end - 1] != '=' ? 0 : buffer[end - 2] != '=' ? 1 : 2;
    for (int i = start; i < end - padding; i++) {
      if (!Ascii.isPlain(buffer[i]) && buffer[i] != '+' && buffer[i] != '/') {
        return false;
      }
    }
    return true;
  }

  static boolean isCountry(byte[] buffer, int start, int length) {
    return length == 2 && isCapital(buffer[start]) && isCapital(buffer[start + 1]);
  }

  private static boolean isCapital(byte character) {
    return character >= 'A' && character <= 'Z';
  }

  /** Luhn's sum; single spaces and dashes between digits do not count. */
  static boolean isCardNumber(byte[] buffer, int start, int length) {
    int digits = 0;
    int sum = 0;
    boolean isDigitBehind = false;
    for (int i = start + length - 1; i >= start; i--) {
      boolean isDigit = Ascii.isDigit(buffer[i]);
      if (isDigit) {
        int digit = buffer[i] - '0';
        int doubled = digits % 2 == 0 ? digit : 2 * digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
        digits++;
      } else if (!isDigitBehind || i == start || (buffer[i] != ' ' && buffer[i] != '-')) {
        return false;
      }
      isDigitBehind = isDigit;
    }
    return digits >= LEAST_OF_CARD && digits <= MOST_OF_CARD && sum % 10 == 0;
  }
}
