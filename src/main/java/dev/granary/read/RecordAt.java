package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;

/** Reads one record again whose place in a file is known, and makes sure that it is still that. */
public final class RecordAt {
  private static final int BLOCK = 8 << 20;

  private final Storage storage;
  private final Schema schema;
  private final Limits limits;

  public RecordAt(Storage storage, Schema schema, Limits limits) {
    this.storage = storage;
    this.schema = schema;
    this.limits = limits;
  }

  /** Where it stood, and the first 128 bits of the SHA-256 of its bytes. */
  public record Known(long offset, RecordId digest) {}

  /** What became of the search. */
  public enum Answer {
    /** The sink was given it, or told why it cannot be read. */
    FOUND,
    /** Something else stands there. */
    CHANGED,
    /** No record begins there. */
    GONE
  }

  /**
   * Hands that record to the sink, and no other. Of a table that is not compressed only the part
   * that it is in is read for values; a compressed file is read to its end.
   */
  public Answer read(SourceFile file, SourceFormat format, Known known, RecordSink sink)
      throws IOException {
    Only only = new Only(known, sink);
    BlockReader reader = new BlockReader(storage, schema, limits);
    for (FileBlock block : FileBlocks.of(storage, file, format, limits, BLOCK)) {
      if (block.compressed() || (block.start() <= known.offset() && known.offset() < block.end())) {
        reader.read(block, only);
      }
    }
    return only.answer;
  }

  private static final class Only implements RecordSink {
    private final Known known;
    private final RecordSink sink;
    private Answer answer = Answer.GONE;

    Only(Known known, RecordSink sink) {
      this.known = known;
      this.sink = sink;
    }

    @Override
    public void accept(RawRecord where, FieldValues values) throws IOException {
      if (isMeant(where)) {
        sink.accept(where, values);
      }
    }

    @Override
    public void reject(RawRecord where, Reason reason, String evidence) throws IOException {
      if (isMeant(where)) {
        sink.reject(where, reason, evidence);
      }
    }

    private boolean isMeant(RawRecord where) {
      if (where.offset() != known.offset()) {
        return false;
      }
      answer = where.digest().equals(known.digest()) ? Answer.FOUND : Answer.CHANGED;
      return answer == Answer.FOUND;
    }
  }
}
