package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads records again whose places in a file are known, and makes sure that they are still those.
 */
public final class RecordsAt {
  private static final int BLOCK = 8 << 20;

  private final Storage storage;
  private final Schema schema;
  private final Limits limits;

  public RecordsAt(Storage storage, Schema schema, Limits limits) {
    this.storage = storage;
    this.schema = schema;
    this.limits = limits;
  }

  /** What became of the search for one. */
  public enum Answer {
    /** The sink was given it, or told why it cannot be read. */
    FOUND,
    /** Something else stands there. */
    CHANGED,
    /** No record begins there. */
    GONE
  }

  /**
   * Hands those records to the sink, and no others. Of a table that is not compressed only the
   * parts that they are in are read for values; a compressed file is read to its end.
   *
   * @param known by the offset where it stood, the first 128 bits of the SHA-256 of its bytes
   * @return for each of them whether it is there, by offset
   */
  public SortedMap<Long, Answer> read(
      SourceFile file, SourceFormat format, SortedMap<Long, RecordId> known, RecordSink sink)
      throws IOException {
    Those those = new Those(known, sink);
    BlockReader reader = new BlockReader(storage, schema, limits);
    for (FileBlock block : FileBlocks.of(storage, file, format, limits, BLOCK)) {
      if (block.compressed() || !known.subMap(block.start(), block.end()).isEmpty()) {
        reader.read(block, those);
      }
    }
    return those.answers;
  }

  private static final class Those implements RecordSink {
    private final Map<Long, RecordId> known;
    private final RecordSink sink;
    private final SortedMap<Long, Answer> answers = new TreeMap<>();

    Those(SortedMap<Long, RecordId> known, RecordSink sink) {
      this.known = known;
      this.sink = sink;
      known.keySet().forEach(offset -> answers.put(offset, Answer.GONE));
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
      RecordId digest = known.get(where.offset());
      if (digest == null) {
        return false;
      }
      boolean same = where.digest().equals(digest);
      answers.put(where.offset(), same ? Answer.FOUND : Answer.CHANGED);
      return same;
    }
  }
}
