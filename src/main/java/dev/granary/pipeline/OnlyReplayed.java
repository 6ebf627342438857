package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.read.BlockSummary;
import dev.granary.read.FileBlock;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.io.IOException;

/** Lets through what was ordered of a file that is read for nothing else, and counts that alone. */
final class OnlyReplayed implements RecordSink {
  private final Replayed replayed;
  private final FileBlock block;
  private final RecordSink sink;
  private long accepted;
  private long rejected;

  OnlyReplayed(Replayed replayed, FileBlock block, RecordSink sink) {
    this.replayed = replayed;
    this.block = block;
    this.sink = sink;
  }

  @Override
  public void accept(RawRecord where, FieldValues values) throws IOException {
    if (isOrdered(where)) {
      accepted++;
      sink.accept(where, values);
    }
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) throws IOException {
    if (isOrdered(where)) {
      rejected++;
      sink.reject(where, reason, evidence);
    }
  }

  /** What was read of the block, as far as this run is concerned. */
  BlockSummary of(BlockSummary whole) {
    return new BlockSummary(accepted, rejected, whole.lines(), whole.bytes(), whole.pieces(), 0);
  }

  private boolean isOrdered(RawRecord where) {
    return replayed.has(Ordinal.of(block.file().number(), where.offset()));
  }
}
