package dev.granary.check.quality;

import dev.granary.record.quality.C4Limits.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A line as C4 looks at it: without marks of citations, which Wikipedia has many of. */
final class LineWithoutCitations {
  private static final int LEAST = 1 << 10;
  private static final int MOST_KEPT = 1 << 20;
  private static final String END = ".?!\"'";
  private static final List<byte[]> MARKS =
      List.of(
          "[edit]".getBytes(StandardCharsets.US_ASCII),
          "[citation needed]".getBytes(StandardCharsets.US_ASCII));

  private final Set<Rule> rules;
  private byte[] bytes = new byte[LEAST];
  private int length;

  LineWithoutCitations(Set<Rule> rules) {
    this.rules = rules;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void take(byte[] text, int start, int end) {
    boolean removing = rules.contains(Rule.REMOVE_CITATIONS);
    if (bytes.length < end - start || bytes.length > MOST_KEPT) {
      bytes = new byte[Math.max(end - start, LEAST)];
    }
    length = 0;
    int at = start;
    while (at < end) {
      int mark = removing && text[at] == '[' ? mark(text, at, end) : 0;
      if (mark == 0) {
        bytes[length++] = text[at];
      }
      at += Math.max(1, mark);
    }
  }

  /** Like one that is complete: three dots are none of its ends. */
  boolean endsLikeASentence() {
    return length > 0 && END.indexOf(bytes[length - 1]) >= 0 && !endsWithDots();
  }

  /**
   * How many sentences the line has. One ends with its punctuation, and quotes or brackets that
   * close behind it, before white space that no small letter follows.
   */
  int sentences() {
    int sentences = 0;
    boolean ended = false;
    boolean apart = false;
    boolean ink = false;
    for (int at = 0; at < length; at += Characters.bytes(bytes[at])) {
      int point = Characters.at(bytes, at);
      if (Characters.isWhite(point)) {
        apart = ended;
        continue;
      }
      ink = true;
      sentences += apart && !Character.isLowerCase(point) ? 1 : 0;
      ended = SentenceEnds.has(point) || (ended && !apart && closes(point));
      apart = false;
    }
    return sentences + (ink ? 1 : 0);
  }

  private boolean endsWithDots() {
    return length >= 3
        && bytes[length - 1] == '.'
        && bytes[length - 2] == '.'
        && bytes[length - 3] == '.';
  }

  /** How many bytes the mark of a citation has that begins here; 0 where none does. */
  private static int mark(byte[] text, int start, int end) {
    int at = start + 1;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    if (at < end && text[at] == ']') {
      return at + 1 - start;
    }
    for (byte[] mark : MARKS) {
      if (end - start >= mark.length
          && Arrays.equals(text, start, start + mark.length, mark, 0, mark.length)) {
        return mark.length;
      }
    }
    return 0;
  }

  private static boolean closes(int point) {
    return point == '"'
        || point == '\''
        || Character.getType(point) == Character.END_PUNCTUATION
        || Character.getType(point) == Character.FINAL_QUOTE_PUNCTUATION;
  }
}
