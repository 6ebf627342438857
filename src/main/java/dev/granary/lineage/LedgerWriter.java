package dev.granary.lineage;

import static dev.granary.lineage.LedgerColumn.COPY;
import static dev.granary.lineage.LedgerColumn.EVIDENCE;
import static dev.granary.lineage.LedgerColumn.FILE;
import static dev.granary.lineage.LedgerColumn.LINE;
import static dev.granary.lineage.LedgerColumn.OFFSET;
import static dev.granary.lineage.LedgerColumn.OUTCOME;
import static dev.granary.lineage.LedgerColumn.POSITION;
import static dev.granary.lineage.LedgerColumn.REASON;
import static dev.granary.lineage.LedgerColumn.RECORD_ID;
import static dev.granary.lineage.LedgerColumn.SHARD;
import static dev.granary.lineage.LedgerColumn.SOURCE;
import static dev.granary.lineage.LedgerColumn.SPLIT;
import static dev.granary.lineage.LedgerColumn.SURVIVOR_ID;

import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writes one part of a ledger. Rows come in {@link LedgerRow#ORDER}; the first that does not is
 * refused, and then no file appears.
 */
public final class LedgerWriter implements Closeable {
  private final String path;
  private final TableWriter table;
  private final NameCache names = new NameCache();
  private final LedgerEntry scratch = new LedgerEntry();
  private final IdText id = new IdText();
  private final IdText survivor = new IdText();
  private boolean any;
  private long lastHigh;
  private long lastLow;
  private Name lastFile = Name.of("");
  private long lastOffset;
  private int lastCopy;

  private LedgerWriter(String path, TableWriter table) {
    this.path = path;
    this.table = table;
  }

  /** The file appears under its path when the writer is closed. */
  public static LedgerWriter create(Storage storage, String path) throws IOException {
    return new LedgerWriter(path, TableWriter.create(Table.LEDGER, storage, path));
  }

  public void append(LedgerRow row) throws IOException {
    append(scratch.of(row, names));
  }

  /** The entry may be filled anew once this returns. */
  public void append(LedgerEntry entry) throws IOException {
    try {
      entry.mustBeWhole();
      mustFollow(entry);
    } catch (IllegalArgumentException e) {
      table.abandon();
      throw e;
    }
    writeRecord(entry);
    writeFate(entry);
    table.endRow();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }

  private void writeRecord(LedgerEntry entry) {
    table.text(RECORD_ID, id.of(entry.high, entry.low));
    table.text(SOURCE, entry.source.binary());
    table.text(FILE, entry.file.binary());
    table.number(OFFSET, entry.offset);
    table.number(LINE, entry.line);
    table.text(OUTCOME, names.of(entry.reason.outcome().name()).binary());
    table.text(REASON, names.of(entry.reason.name()).binary());
  }

  private void writeFate(LedgerEntry entry) {
    if (entry.split == null || entry.shard == null) {
      table.absent(SPLIT);
      table.absent(SHARD);
      table.absent(POSITION);
      table.absent(COPY);
    } else {
      table.text(SPLIT, entry.split.binary());
      table.text(SHARD, entry.shard.binary());
      table.number(POSITION, entry.position);
      table.number(COPY, entry.copy);
    }
    if (entry.survived) {
      table.text(SURVIVOR_ID, survivor.of(entry.survivorHigh, entry.survivorLow));
    } else {
      table.absent(SURVIVOR_ID);
    }
    if (entry.evidence.bytes() == 0) {
      table.absent(EVIDENCE);
    } else {
      table.text(EVIDENCE, entry.evidence.binary());
    }
  }

  private void mustFollow(LedgerEntry entry) {
    if (any && compareToLast(entry) <= 0) {
      throw new IllegalArgumentException(
          path
              + ": "
              + entry
              + " must not follow the row before it; sort by id, file, offset, copy");
    }
    any = true;
    lastHigh = entry.high;
    lastLow = entry.low;
    lastFile = entry.file;
    lastOffset = entry.offset;
    lastCopy = entry.copy;
  }

  private int compareToLast(LedgerEntry entry) {
    int order = Long.compareUnsigned(entry.high, lastHigh);
    order = order != 0 ? order : Long.compareUnsigned(entry.low, lastLow);
    order = order != 0 ? order : entry.file.compareTo(lastFile);
    order = order != 0 ? order : Long.compare(entry.offset, lastOffset);
    return order != 0 ? order : Integer.compare(entry.copy, lastCopy);
  }
}
