package dev.granary.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.granary.record.Reason;
import java.io.IOException;

/** The texts of one record as UTF-8, one after the other. */
final class TextScratch {
  private final int mostBytes;
  private byte[] bytes = new byte[1 << 12];
  private int end;

  TextScratch(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Forgets the texts of the record before; those of the next take no more bytes than it has. */
  void begin(int recordBytes) {
    end = 0;
    if (bytes.length < recordBytes) {
      bytes =
          new byte
              [Math.max(recordBytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length))];
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the text taken last ends. */
  int end() {
    return end;
  }

  /** Takes the text or number on which a parser stands; returns where it begins. */
  int take(JsonParser json) throws IOException, RejectedRecord {
    int start = end;
    char[] chars = json.getTextCharacters();
    int from = json.getTextOffset();
    encode(chars, from, from + json.getTextLength());
    requireFits(end - start);
    return start;
  }

  void requireFits(int length) throws RejectedRecord {
    if (length > mostBytes) {
      throw new RejectedRecord(Reason.READ_FIELD_TOO_LONG, "a text of " + length + " bytes");
    }
  }

  private void encode(char[] chars, int from, int to) throws RejectedRecord {
    byte[] out = bytes;
    int at = end;
    int i = from;
    while (i < to) {
      char c = chars[i++];
      if (c < 0x80) {
        out[at++] = (byte) c;
      } else if (c < 0x800) {
        out[at++] = (byte) (0xc0 | (c >> 6));
        out[at++] = continuation(c);
      } else if (!Character.isSurrogate(c)) {
        out[at++] = (byte) (0xe0 | (c >> 12));
        out[at++] = continuation(c >> 6);
        out[at++] = continuation(c);
      } else {
        int code = codePoint(chars, i - 1, to);
        i++;
        out[at++] = (byte) (0xf0 | (code >> 18));
        out[at++] = continuation(code >> 12);
        out[at++] = continuation(code >> 6);
        out[at++] = continuation(code);
      }
    }
    end = at;
  }

  private static byte continuation(int code) {
    return (byte) (0x80 | (code & 0x3f));
  }

  private static int codePoint(char[] chars, int at, int to) throws RejectedRecord {
    if (at + 1 == to || !Character.isSurrogatePair(chars[at], chars[at + 1])) {
      throw new RejectedRecord(
          Reason.READ_ENCODING, "half of a surrogate pair, written as an escape");
    }
    return Character.toCodePoint(chars[at], chars[at + 1]);
  }
}
