package dev.granary.check.format;

/** Kinds of ASCII characters. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  static boolean isHex(int character) {
    return isDigit(character)
        || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
  }

  static boolean isPlain(int character) {
    return isDigit(character) || isLetter(character);
  }
}
