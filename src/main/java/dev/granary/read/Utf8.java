package dev.granary.read;

import dev.granary.coding.EightBytes;
import dev.granary.record.Reason;

/** UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing past U+10FFFF. */
final class Utf8 {
  private Utf8() {}

  static void require(byte[] bytes, int start, int length) throws RejectedRecord {
    int invalid = firstInvalid(bytes, start, start + length);
    if (invalid >= 0) {
      throw new RejectedRecord(
          Reason.READ_ENCODING, "not UTF-8 at byte " + (invalid - start) + " of the record");
    }
  }

  /** The index of the first byte that begins no valid character, or -1. */
  static int firstInvalid(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end) {
      if (bytes[i] >= 0) {
        i = skipAscii(bytes, i + 1, end);
      } else {
        int length = characterLength(bytes, i, end);
        if (length == 0) {
          return i;
        }
        i += length;
      }
    }
    return -1;
  }

  private static int skipAscii(byte[] bytes, int start, int end) {
    int i = start;
    while (i + Long.BYTES <= end && EightBytes.areAscii(EightBytes.at(bytes, i))) {
      i += Long.BYTES;
    }
    while (i < end && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** 0 where no valid character of several bytes begins. */
  private static int characterLength(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return follows(bytes, at + 1, end, 0x80, 0xbf) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      int least = lead == 0xe0 ? 0xa0 : 0x80;
      int most = lead == 0xed ? 0x9f : 0xbf;
      return follows(bytes, at + 1, end, least, most) && follows(bytes, at + 2, end, 0x80, 0xbf)
          ? 3
          : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      int least = lead == 0xf0 ? 0x90 : 0x80;
      int most = lead == 0xf4 ? 0x8f : 0xbf;
      return follows(bytes, at + 1, end, least, most)
              && follows(bytes, at + 2, end, 0x80, 0xbf)
              && follows(bytes, at + 3, end, 0x80, 0xbf)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean follows(byte[] bytes, int at, int end, int least, int most) {
    return at < end && (bytes[at] & 0xff) >= least && (bytes[at] & 0xff) <= most;
  }
}
