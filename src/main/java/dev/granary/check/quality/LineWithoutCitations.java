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
  private byte[] copy = new byte[LEAST];
  private byte[] bytes = copy;
  private int start;
  private int end;

  LineWithoutCitations(Set<Rule> rules) {
    this.rules = rules;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** A line without a bracket is looked at where it stands. */
  void take(byte[] text, int from, int to) {
    bytes = text;
    start = from;
    end = to;
    if (rules.contains(Rule.REMOVE_CITATIONS) && hasBracket()) {
      removeCitations();
    }
  }

  private boolean hasBracket() {
    int at = start;
    while (at < end && bytes[at] != '[') {
      at++;
    }
    return at < end;
  }

  private void removeCitations() {
    if (copy.length < end - start || copy.length > MOST_KEPT) {
      copy = new byte[Math.max(end - start, LEAST)];
    }
    int length = 0;
    int at = start;
    while (at < end) {
      int mark = bytes[at] == '[' ? mark(bytes, at, end) : 0;
      if (mark == 0) {
        copy[length++] = bytes[at];
      }
      at += Math.max(1, mark);
    }
    bytes = copy;
    start = 0;
    end = length;
  }

  /** Like one that is complete: three dots are none of its ends. */
  boolean endsLikeASentence() {
    return end > start && END.indexOf(bytes[end - 1]) >= 0 && !endsWithDots();
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
    for (int at = start; at < end; at += Characters.bytes(bytes[at])) {
      int point = Characters.at(bytes, at);
      int kind = Characters.kind(point);
      if (kind == Characters.WHITE) {
        apart = ended;
        continue;
      }
      ink = true;
      sentences += apart && !Character.isLowerCase(point) ? 1 : 0;
      ended =
          kind == Characters.SYMBOL
              && (SentenceEnds.has(point) || (ended && !apart && closes(point)));
      apart = false;
    }
    return sentences + (ink ? 1 : 0);
  }

  private boolean endsWithDots() {
    return end - start >= 3
        && bytes[end - 1] == '.'
        && bytes[end - 2] == '.'
        && bytes[end - 3] == '.';
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
