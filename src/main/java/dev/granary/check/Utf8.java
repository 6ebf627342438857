package dev.granary.check;

/** What can be told of valid UTF-8 without decoding it. */
final class Utf8 {
  private static final int LEAD_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private Utf8() {}

  static int codePoints(byte[] buffer, int start, int length) {
    int count = 0;
    for (int i = start; i < start + length; i++) {
      if ((buffer[i] & LEAD_MASK) != CONTINUATION) {
        count++;
      }
    }
    return count;
  }

  static boolean isAscii(byte[] buffer, int start, int length) {
    int all = 0;
    for (int i = start; i < start + length; i++) {
      all |= buffer[i];
    }
    return all >= 0;
  }
}
