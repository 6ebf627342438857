package dev.granary.read;

import dev.granary.coding.EightBytes;

/** A record is a line: it ends with a line feed, and with a carriage return before it if any. */
final class LineEnds implements RecordEnds {
  @Override
  public void begin() {}

  @Override
  public void lookOnlyForTheEnd() {}

  @Override
  public void endOfText(int start, int end) {}

  @Override
  public int find(byte[] buffer, int from, int to, int start) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long ends = EightBytes.equalTo('\n', EightBytes.at(buffer, i));
      if (ends != 0) {
        return i + EightBytes.first(ends);
      }
    }
    for (; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int contentEnd(byte[] buffer, int start, int end) {
    return end > start && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  @Override
  public boolean takesLineFeed() {
    return false;
  }

  @Override
  public int lines() {
    return 1;
  }
}
