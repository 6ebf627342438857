package dev.granary.read;

/** The bytes with which some programs say how a text is encoded. */
enum ByteOrderMark {
  NONE(""),
  UTF_8("\u00ef\u00bb\u00bf"),
  /** Before UTF-16 in the same order, which begins with the same bytes. */
  UTF_32_LITTLE("\u00ff\u00fe\0\0"),
  UTF_32_BIG("\0\0\u00fe\u00ff"),
  UTF_16_LITTLE("\u00ff\u00fe"),
  UTF_16_BIG("\u00fe\u00ff");

  static final int MOST_BYTES = 4;

  /** A character for each byte. */
  private final String mark;

  ByteOrderMark(String mark) {
    this.mark = mark;
  }

  static ByteOrderMark at(byte[] text, int start, int length) {
    for (ByteOrderMark mark : values()) {
      if (mark != NONE && mark.begins(text, start, length)) {
        return mark;
      }
    }
    return NONE;
  }

  /** Whether the text is in an encoding that is not read. */
  boolean foreign() {
    return this != NONE && this != UTF_8;
  }

  int bytes() {
    return mark.length();
  }

  private boolean begins(byte[] text, int start, int length) {
    if (length < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if ((text[start + i] & 0xff) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
