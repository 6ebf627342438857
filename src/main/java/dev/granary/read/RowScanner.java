package dev.granary.read;

import dev.granary.record.CsvDialect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the fields and the end of a row as RFC 4180 quotes them, byte by byte and in one pass: the
 * same code cuts files into blocks, blocks into rows and rows into fields, so that all agree. A
 * quote inside an unquoted field is text; text after a closing quote makes a row malformed and is
 * taken as unquoted from there. A row ends with a line feed, a carriage return or both.
 */
final class RowScanner implements RecordEnds {
  private enum State {
    FIELD,
    PLAIN,
    QUOTED,
    CLOSED
  }

  /** Equal to no byte. */
  private static final int NO_QUOTE = 256;

  private static final int NO_FIELDS = -1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * EACH_BYTE;
  private static final long RETURNS = '\r' * EACH_BYTE;

  private final int quote;
  private final byte delimiter;
  private final int mostFields;
  private final boolean[] endsPlain = new boolean[256];
  private final boolean[] endsQuoted = new boolean[256];

  /** A quote in each byte; line feeds where there is none. */
  private final long quotes;

  private State state = State.FIELD;
  private int fields;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] doubled = new boolean[32];
  private int fieldStart;
  private int quoteEnd;
  private boolean quoted;
  private boolean doubledQuote;
  private int malformedField = -1;
  private boolean recording;
  private int lines;
  private boolean afterReturn;
  private boolean endedOnReturn;

  RowScanner(CsvDialect dialect, int mostFields) {
    requireAscii(dialect.delimiter(), "delimiter");
    requireAscii(dialect.quote(), "quote");
    this.delimiter = (byte) dialect.delimiter();
    this.quote = dialect.quote() == 0 ? NO_QUOTE : dialect.quote();
    this.mostFields = mostFields;
    quotes = quote == NO_QUOTE ? LINE_FEEDS : quote * EACH_BYTE;
    for (char c : new char[] {'\n', '\r', dialect.delimiter()}) {
      endsPlain[c] = true;
    }
    for (char c : new char[] {'\n', '\r', dialect.quote()}) {
      endsQuoted[c] = true;
    }
  }

  /**
   * Tells where rows end, and nothing of their fields: most bytes are gone over eight at a time.
   */
  static RowScanner ofEnds(CsvDialect dialect) {
    return new RowScanner(dialect, NO_FIELDS);
  }

  @Override
  public void begin() {
    state = State.FIELD;
    fields = 0;
    malformedField = -1;
    recording = mostFields > NO_FIELDS;
    quoted = false;
    lines = 1;
    afterReturn = false;
    endedOnReturn = false;
  }

  @Override
  public void lookOnlyForTheEnd() {
    recording = false;
  }

  @Override
  public int find(byte[] buffer, int from, int to, int start) {
    int i = from;
    while (i < to) {
      if (!recording && (state == State.FIELD || state == State.PLAIN)) {
        i = skipFields(buffer, i, to);
        if (i < to && state == State.PLAIN) {
          endedOnReturn = buffer[i] == '\r';
          return i;
        }
        continue;
      }
      switch (state) {
        case FIELD -> i = beginField(buffer[i], i, start);
        case QUOTED -> i = readQuoted(buffer, i, to, start);
        case CLOSED -> i = afterQuote(buffer[i], i);
        case PLAIN -> {
          i = skipPlain(buffer, i, to);
          if (i < to) {
            byte b = buffer[i];
            endField(i - start);
            if (b != delimiter) {
              endedOnReturn = b == '\r';
              return i;
            }
            state = State.FIELD;
            i++;
          }
        }
      }
    }
    return -1;
  }

  @Override
  public void endOfText(int start, int end) {
    if (state != State.QUOTED) {
      if (state == State.FIELD) {
        fieldStart = end - start;
        quoted = false;
      }
      endField(end - start);
    }
  }

  @Override
  public int contentEnd(byte[] buffer, int start, int end) {
    return end;
  }

  @Override
  public boolean takesLineFeed() {
    return endedOnReturn;
  }

  @Override
  public int lines() {
    return lines;
  }

  /** Whether the text ended inside quotes. */
  boolean unclosed() {
    return state == State.QUOTED;
  }

  /** One more than the limit where there are more fields than that. */
  int fields() {
    return fields;
  }

  /** The first field with text after its closing quote, or -1. */
  int malformedField() {
    return malformedField;
  }

  /** Where a field's text begins, counted from the start of the row. */
  int start(int field) {
    return starts[field];
  }

  /** Where it ends. */
  int end(int field) {
    return ends[field];
  }

  /** Whether its quotes must still be halved. */
  boolean doubled(int field) {
    return doubled[field];
  }

  private int beginField(byte b, int i, int start) {
    quoted = b == quote;
    doubledQuote = false;
    fieldStart = quoted ? i + 1 - start : i - start;
    state = quoted ? State.QUOTED : State.PLAIN;
    return quoted ? i + 1 : i;
  }

  /** Goes to the end of the row, where the state is plain, or past a quote that opens a field. */
  private int skipFields(byte[] buffer, int from, int to) {
    int i = from;
    while (true) {
      i = endOrQuote(buffer, i, to);
      boolean begins = i == from ? state == State.FIELD : buffer[i - 1] == delimiter;
      if (i == to) {
        state = begins ? State.FIELD : State.PLAIN;
        return i;
      }
      if (buffer[i] != quote) {
        state = State.PLAIN;
        return i;
      }
      i++;
      if (begins) {
        state = State.QUOTED;
        return i;
      }
    }
  }

  private int endOrQuote(byte[] buffer, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long eight = (long) LONG.get(buffer, i);
      long found = zeros(eight ^ LINE_FEEDS) | zeros(eight ^ RETURNS) | zeros(eight ^ quotes);
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (i < to && buffer[i] != '\n' && buffer[i] != '\r' && buffer[i] != quote) {
      i++;
    }
    return i;
  }

  /** The highest bit of the first byte that is zero; what is in the bytes after it says nothing. */
  private static long zeros(long eight) {
    return (eight - EACH_BYTE) & ~eight & HIGHEST_BITS;
  }

  private int skipPlain(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && !endsPlain[buffer[i] & 0xff]) {
      i++;
    }
    return i;
  }

  private int readQuoted(byte[] buffer, int from, int to, int start) {
    int i = from;
    while (i < to && !endsQuoted[buffer[i] & 0xff]) {
      i++;
    }
    afterReturn &= i == from;
    if (i == to) {
      return i;
    }
    byte b = buffer[i];
    if (b == quote) {
      state = State.CLOSED;
      quoteEnd = i - start;
    } else if (b == '\r' || (b == '\n' && !afterReturn)) {
      lines++;
    }
    afterReturn = b == '\r';
    return i + 1;
  }

  private int afterQuote(byte b, int i) {
    if (b == quote) {
      doubledQuote = true;
      state = State.QUOTED;
      return i + 1;
    }
    if (!endsPlain[b & 0xff]) {
      malformedField = malformedField < 0 ? fields : malformedField;
    }
    state = State.PLAIN;
    return i;
  }

  private void endField(int end) {
    if (!recording || fields > mostFields) {
      return;
    }
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
      doubled = Arrays.copyOf(doubled, 2 * fields);
    }
    starts[fields] = fieldStart;
    ends[fields] = quoted ? quoteEnd : end;
    doubled[fields] = quoted && doubledQuote;
    fields++;
  }

  private static void requireAscii(char c, String what) {
    if (c >= 0x80 || c == '\n' || c == '\r') {
      throw new IllegalArgumentException(
          "the " + what + " of a CSV dialect must be one ASCII byte");
    }
  }
}
