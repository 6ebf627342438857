package dev.granary.lineage;

import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Manifest;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every row of a ledger, in {@link LedgerRow#ORDER}, in memory that does not grow with it. */
public final class LedgerScan implements Closeable {
  private final TableParts<LedgerRow> rows;
  private @Nullable LedgerRow last;

  private LedgerScan(TableParts<LedgerRow> rows) {
    this.rows = rows;
  }

  /**
   * Fails with {@link DamagedTable} where a part that the manifest names is not there, or whole.
   */
  public static LedgerScan open(Storage storage, String versionDirectory, Manifest manifest)
      throws IOException {
    List<FileEntry> parts = LineageFiles.ledgerIn(manifest);
    if (parts.isEmpty()) {
      throw new DamagedTable(versionDirectory, "its manifest names no part of a ledger");
    }
    return new LedgerScan(
        TableParts.of(Table.LEDGER, storage, versionDirectory, parts, LedgerRow::of));
  }

  /** Whether there is another row. */
  public boolean hasNext() throws IOException {
    return rows.hasNext();
  }

  /** The next row, if {@link #hasNext}; fails where it does not follow the one before. */
  public LedgerRow next() throws IOException {
    LedgerRow row = rows.next();
    if (last != null && LedgerRow.ORDER.compare(last, row) >= 0) {
      throw new DamagedTable(rows.path(), "damaged: its rows are not sorted");
    }
    last = row;
    return row;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
