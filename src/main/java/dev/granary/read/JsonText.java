package dev.granary.read;

import dev.granary.record.Reason;

/** Where a JSON text begins. */
final class JsonText {
  private static final String WHITESPACE = " \t\r\n";
  private static final String STARTS = "{[\"-0123456789tfn";

  private JsonText() {}

  /** The first byte that is no white space of JSON, or {@code end}. */
  static int start(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && bytes[i] <= ' ' && WHITESPACE.indexOf(bytes[i]) >= 0) {
      i++;
    }
    return i;
  }

  /**
   * The same, where a value can begin there. This keeps Jackson from guessing an encoding: it would
   * take NUL bytes for a sign of UTF-16 and a mark for one of UTF-8.
   */
  static int requireStart(byte[] bytes, int start, int end) throws RejectedRecord {
    int first = start(bytes, start, end);
    boolean begins =
        first < end
            && STARTS.indexOf(bytes[first]) >= 0
            && (first + 1 == end || bytes[first + 1] != 0);
    if (!begins) {
      throw new RejectedRecord(
          Reason.READ_SYNTAX, "no JSON value begins at byte " + (first - start) + " of the record");
    }
    return first;
  }
}
