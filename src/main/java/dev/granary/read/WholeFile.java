package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import java.io.IOException;

/** A file that is one record. */
final class WholeFile implements RecordSource {
  /** Makes values of what is in a file. */
  interface Content {
    void read(byte[] bytes, int start, int length, FieldValues values) throws RejectedRecord;
  }

  private final TextWindow window;
  private final Limits limits;
  private final Content content;
  private final Sha256 sha = new Sha256();
  private long lines;
  private long passed;

  WholeFile(TextWindow window, Limits limits, Content content) {
    this.window = window;
    this.limits = limits;
    this.content = content;
  }

  @Override
  public boolean next(RawRecord record, FieldValues values) throws IOException, RejectedRecord {
    if (lines > 0) {
      return false;
    }
    lines = 1;
    record.place(0, 0);
    try {
      if (WindowBytes.has(window, limits.recordBytes() + 1)) {
        passRest();
      }
    } catch (DamagedText e) {
      record.hold(window.bytes(), window.start(), window.limit() - window.start());
      throw e;
    }
    int length = window.limit() - window.start();
    if (passed > 0) {
      record.passed(passed, sha.recordId());
      throw new RejectedRecord(Reason.READ_LINE_TOO_LONG, passed + " bytes");
    }
    record.hold(window.bytes(), window.start(), length);
    values.clear();
    content.read(window.bytes(), window.start(), length, values);
    return true;
  }

  @Override
  public long lines() {
    return lines;
  }

  @Override
  public long stored() {
    return window.limit() + passed;
  }

  @Override
  public void close() {}

  private void passRest() throws IOException {
    do {
      int part = window.limit() - window.start();
      sha.update(window.bytes(), window.start(), part);
      passed += part;
      window.moveTo(window.limit());
    } while (window.fill());
  }
}
