package dev.granary.lineage;

import static dev.granary.lineage.QuarantineColumn.BYTES;
import static dev.granary.lineage.QuarantineColumn.DIGEST;
import static dev.granary.lineage.QuarantineColumn.EVIDENCE;
import static dev.granary.lineage.QuarantineColumn.FILE;
import static dev.granary.lineage.QuarantineColumn.LINE;
import static dev.granary.lineage.QuarantineColumn.OFFSET;
import static dev.granary.lineage.QuarantineColumn.REASON;
import static dev.granary.lineage.QuarantineColumn.RECORD_ID;
import static dev.granary.lineage.QuarantineColumn.SOURCE;

import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;

/** Writes one part of the quarantine, in the caller's order. */
public final class QuarantineWriter implements Closeable {
  private final TableWriter table;
  private final NameCache names = new NameCache();
  private final IdText id = new IdText();

  private QuarantineWriter(TableWriter table) {
    this.table = table;
  }

  /** The file appears under its path when the writer is closed. */
  public static QuarantineWriter create(Storage storage, String path) throws IOException {
    return new QuarantineWriter(TableWriter.create(Table.QUARANTINE, storage, path));
  }

  public void append(QuarantineRow row) throws IOException {
    table.text(RECORD_ID, id.of(row.id().high(), row.id().low()));
    table.text(SOURCE, names.of(row.source()).binary());
    table.text(FILE, names.of(row.place().file()).binary());
    table.number(OFFSET, row.place().offset());
    table.number(LINE, row.place().line());
    table.number(BYTES, row.bytes());
    table.text(REASON, names.of(row.reason().name()).binary());
    if (row.evidence().isEmpty()) {
      table.absent(EVIDENCE);
    } else {
      table.text(EVIDENCE, names.of(row.evidence()).binary());
    }
    table.text(DIGEST, Name.of(row.digest()).binary());
    table.endRow();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
