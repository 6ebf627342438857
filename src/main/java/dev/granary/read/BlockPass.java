package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import java.io.IOException;
import java.util.List;

/** One pass over the records of a block, counted. */
final class BlockPass {
  private final FileBlock block;
  private final RecordParser parser;
  private final RecordSink sink;
  private final FieldValues values;
  private final long mostRecords;
  private final RawRecord record = new RawRecord();
  private final TextWindow window;
  private final RecordCutter cutter;
  private long accepted;
  private long rejected;
  private long damaged;

  BlockPass(
      FileBlock block,
      RecordParser parser,
      RecordSink sink,
      FieldValues values,
      TextWindow window,
      Limits limits) {
    this.block = block;
    this.parser = parser;
    this.sink = sink;
    this.values = values;
    this.window = window;
    this.mostRecords = limits.records();
    long end = block.textDiffers() ? Long.MAX_VALUE : block.end();
    this.cutter = new RecordCutter(window, parser.ends(), record, limits.recordBytes(), end);
  }

  /** Hands every record to the sink, or stops at what makes the rest of the file unreadable. */
  void run() throws IOException {
    try {
      if (goToFirst()) {
        while (cutter.next() && take()) {}
      }
    } catch (DamagedText e) {
      cutter.takeBroken();
      rejectRest(Reason.READ_DAMAGED_FILE, e.evidence());
    }
  }

  BlockSummary summary(List<byte[]> pieces) {
    return new BlockSummary(
        accepted, rejected, cutter.lines(), block.end() - block.start(), pieces, damaged);
  }

  private boolean goToFirst() throws IOException {
    if (block.start() == 0) {
      return readsText(cutter.skipMark());
    }
    if (block.firstRecord() == FileBlock.UNKNOWN) {
      cutter.skipLine();
    } else {
      window.skipTo(block.firstRecord());
    }
    return readsHeader();
  }

  private boolean readsText(ByteOrderMark mark) throws IOException {
    if (mark.foreign()) {
      cutter.takeRest();
      rejectRest(Reason.READ_ENCODING, "the file begins with the mark of UTF-16 or UTF-32");
    }
    return !mark.foreign();
  }

  /** The block that holds an unusable header reports it; the others only stay silent. */
  private boolean readsHeader() {
    try {
      if (block.header().length > 0) {
        parser.readHeader(block.header());
      }
      return true;
    } catch (RejectedRecord e) {
      return false;
    }
  }

  private boolean take() throws IOException {
    try {
      RecordParser.Content content = parser.parse(record, values);
      if (content == RecordParser.Content.HEADER) {
        sink.unread(parser.unread());
      }
      if (content != RecordParser.Content.RECORD) {
        return true;
      }
    } catch (RejectedRecord e) {
      if (e.reason() == Reason.READ_HEADER) {
        rejectRest(e.reason(), e.evidence());
        return false;
      }
      return mayTakeMore() && reject(e.reason(), e.evidence());
    }
    if (!mayTakeMore()) {
      return false;
    }
    accepted++;
    sink.accept(record, values);
    return true;
  }

  private boolean mayTakeMore() throws IOException {
    if (accepted + rejected < mostRecords) {
      return true;
    }
    rejectRest(Reason.READ_DAMAGED_FILE, "more than " + mostRecords + " records");
    return false;
  }

  private boolean reject(Reason reason, String evidence) throws IOException {
    rejected++;
    sink.reject(record, reason, evidence);
    return true;
  }

  private void rejectRest(Reason reason, String evidence) throws IOException {
    damaged++;
    reject(reason, evidence);
  }
}
