package dev.granary.read;

import dev.granary.record.RecordId;
import java.io.IOException;

/**
 * Goes through a text from record to record. A record of more bytes than the limit is hashed and
 * counted as it goes by, whatever its length.
 */
final class RecordCutter {
  /** What may follow the content: a carriage return and a line feed. */
  private static final int TERMINATOR = 2;

  private final TextWindow window;
  private final RecordEnds ends;
  private final RawRecord record;
  private final int recordBytes;
  private final long end;
  private final Sha256 sha = new Sha256();
  private int markBytes;
  private long rowStart;
  private long lines;
  private long passed;
  private boolean tooLong;

  /** Yields the records that start before {@code end}, by filling in {@code record}. */
  RecordCutter(TextWindow window, RecordEnds ends, RawRecord record, int recordBytes, long end) {
    this.window = window;
    this.ends = ends;
    this.record = record;
    this.recordBytes = recordBytes;
    this.end = end;
    ends.begin();
  }

  /** Takes the mark at the start of a text off its first record. */
  ByteOrderMark skipMark() throws IOException {
    while (window.limit() - window.start() < ByteOrderMark.MOST_BYTES && window.fill()) {}
    ByteOrderMark mark =
        ByteOrderMark.at(window.bytes(), window.start(), window.limit() - window.start());
    if (mark == ByteOrderMark.UTF_8) {
      markBytes = mark.bytes();
      window.moveTo(window.start() + markBytes);
    }
    return mark;
  }

  /**
   * From a byte inside or at the end of a line to the start of the next; to the end of the block
   * where no line starts before it.
   */
  void skipLine() throws IOException {
    while (window.offset() + 1 < end) {
      int to = (int) Math.min(window.limit(), window.start() + (end - 1 - window.offset()));
      int at = ends.find(window.bytes(), window.start(), to, window.start());
      window.moveTo(at >= 0 ? at + 1 : to);
      if (at >= 0 || (to == window.limit() && !window.fill())) {
        return;
      }
    }
    window.skipTo(end);
  }

  /** Goes on to the next record; false where none starts before the end. */
  boolean next() throws IOException {
    passed = 0;
    tooLong = false;
    skipLineFeed();
    rowStart = window.offset() == markBytes ? 0 : window.offset();
    record.place(window.offset(), lines);
    record.hold(window.bytes(), window.start(), 0);
    if (rowStart >= end || (window.start() == window.limit() && !window.fill())) {
      return false;
    }
    ends.begin();
    readRecord();
    lines += ends.lines();
    return true;
  }

  /** Takes all that is left for one record. */
  void takeRest() throws IOException {
    rowStart = 0;
    record.place(0, 0);
    tooLong = true;
    do {
      pass(window.limit());
    } while (window.fill());
    finish(window.limit());
    lines++;
  }

  /** Takes what there is of the record at which the text broke off. */
  void takeBroken() {
    record.place(window.offset() - passed, lines);
    finish(window.limit());
  }

  /** Where the record's first line starts: not its offset if a mark stands before it. */
  long rowStart() {
    return rowStart;
  }

  /** How many lines the records so far take. */
  long lines() {
    return lines;
  }

  private void skipLineFeed() throws IOException {
    if (ends.takesLineFeed()
        && (window.start() < window.limit() || window.fill())
        && window.bytes()[window.start()] == '\n') {
      window.moveTo(window.start() + 1);
    }
  }

  private void readRecord() throws IOException {
    int seen = 0;
    while (true) {
      int start = window.start();
      int at = ends.find(window.bytes(), start + seen, window.limit(), start);
      if (at >= 0) {
        finish(ends.contentEnd(window.bytes(), start, at));
        window.moveTo(at + 1);
        return;
      }
      seen = window.limit() - start;
      if (tooLong || seen >= (long) recordBytes + TERMINATOR) {
        tooLong = true;
        ends.lookOnlyForTheEnd();
        pass(window.limit() - 1);
        seen = 1;
      }
      if (!window.fill()) {
        ends.endOfText(window.start(), window.limit());
        finish(window.limit());
        window.moveTo(window.limit());
        return;
      }
    }
  }

  /** Hashes bytes and lets them go. The last one stays: it may belong to the line's end. */
  private void pass(int to) {
    int count = to - window.start();
    sha.update(window.bytes(), window.start(), count);
    passed += count;
    window.moveTo(to);
  }

  private void finish(int contentEnd) {
    int length = contentEnd - window.start();
    if (!tooLong && length <= recordBytes) {
      record.hold(window.bytes(), window.start(), length);
      return;
    }
    tooLong = true;
    sha.update(window.bytes(), window.start(), length);
    RecordId digest = sha.recordId();
    record.passed(passed + length, digest);
  }
}
