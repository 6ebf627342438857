package dev.granary.read;

import dev.granary.read.binary.Malformed;
import dev.granary.read.example.Examples;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import java.io.IOException;

/**
 * Reads the examples that begin in a block of a TFRecord file. A length that has not its checksum
 * makes the rest of the file unreadable, as nobody knows where the next example begins; other
 * damage is that of one example.
 */
final class TfRecords implements RecordSource {
  private final TfFrames frames;
  private final long end;
  private final Examples examples;
  private final ValueLimits valueLimits;
  private boolean over;

  TfRecords(FileBlock block, TextWindow window, Schema schema, Limits limits) throws IOException {
    this.frames = new TfFrames(window, limits.recordBytes());
    this.end = block.compressed() ? Long.MAX_VALUE : block.end();
    this.examples = new Examples(schema, limits.fields(), limits.recordBytes());
    this.valueLimits = new ValueLimits(schema, limits);
    if (block.firstRecord() > block.start()) {
      window.skipTo(block.firstRecord());
    }
  }

  @Override
  public boolean next(RawRecord record, FieldValues values) throws IOException, RejectedRecord {
    if (over || frames.offset() >= end) {
      return false;
    }
    try {
      over = !frames.next(record);
    } catch (DamagedText e) {
      over = true;
      throw e;
    }
    if (over) {
      return false;
    }
    if (!record.held()) {
      throw new RejectedRecord(Reason.READ_LINE_TOO_LONG, record.bytes() + " bytes");
    }
    if (!frames.isSound()) {
      throw new RejectedRecord(
          Reason.READ_CHECKSUM, "an example that has not the checksum it was written with");
    }
    try {
      examples.read(record.buffer(), record.start(), (int) record.bytes(), values);
    } catch (Malformed e) {
      throw new RejectedRecord(Reason.READ_SYNTAX, e.evidence());
    }
    valueLimits.check(values);
    return true;
  }

  @Override
  public long lines() {
    return frames.count();
  }

  @Override
  public long stored() {
    return frames.offset();
  }

  @Override
  public void close() {}
}
