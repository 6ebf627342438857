package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import java.io.IOException;
import java.util.List;

/** One pass over the records of a block that finds them itself, counted. */
final class SourcePass {
  private final RecordSource source;
  private final RecordSink sink;
  private final FieldValues values;
  private final long mostRecords;
  private final RawRecord record = new RawRecord();
  private long accepted;
  private long rejected;
  private long damaged;

  SourcePass(RecordSource source, RecordSink sink, FieldValues values, Limits limits) {
    this.source = source;
    this.sink = sink;
    this.values = values;
    this.mostRecords = limits.records();
  }

  /** Goes on until about so many bytes of the file were read. */
  void run(long most) throws IOException {
    while (source.stored() < most && take()) {}
  }

  long records() {
    return accepted + rejected;
  }

  BlockSummary summary(FileBlock block, List<byte[]> pieces) {
    long bytes = block.end() - block.start();
    return new BlockSummary(accepted, rejected, source.lines(), bytes, pieces, damaged);
  }

  private boolean take() throws IOException {
    try {
      if (!source.next(record, values)) {
        return false;
      }
    } catch (RejectedRecord e) {
      damaged += e.reason() == Reason.READ_HEADER ? 1 : 0;
      return mayTakeMore() && reject(e.reason(), e.evidence());
    } catch (DamagedText e) {
      damaged++;
      return mayTakeMore() && reject(Reason.READ_DAMAGED_FILE, e.evidence());
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
    damaged++;
    reject(Reason.READ_DAMAGED_FILE, "more than " + mostRecords + " records");
    return false;
  }

  private boolean reject(Reason reason, String evidence) throws IOException {
    rejected++;
    sink.reject(record, reason, evidence);
    return true;
  }
}
