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

import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.Manifest;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Every record that a version set aside, in memory that does not grow with them. */
public final class QuarantineScan implements Closeable {
  private final TableParts<QuarantineRow> rows;

  private QuarantineScan(TableParts<QuarantineRow> rows) {
    this.rows = rows;
  }

  /**
   * Fails with {@link DamagedTable} where a part that the manifest names is not there, or whole.
   */
  public static QuarantineScan open(Storage storage, String versionDirectory, Manifest manifest)
      throws IOException {
    return new QuarantineScan(
        TableParts.of(
            Table.QUARANTINE,
            storage,
            versionDirectory,
            LineageFiles.quarantineIn(manifest),
            QuarantineScan::made));
  }

  /**
   * What a run set aside that published nothing: its folder has the same parts, but no manifest.
   */
  public static QuarantineScan openRun(Storage storage, String runDirectory) throws IOException {
    return new QuarantineScan(
        TableParts.at(
            Table.QUARANTINE,
            storage,
            LineageFiles.quarantineOf(storage, runDirectory),
            QuarantineScan::made));
  }

  /** A list of such records that stands by itself. */
  public static QuarantineScan openList(Storage storage, String path) {
    return new QuarantineScan(
        TableParts.at(Table.QUARANTINE, storage, List.of(path), QuarantineScan::made));
  }

  /** Whether there is another record. */
  public boolean hasNext() throws IOException {
    return rows.hasNext();
  }

  /** The next record, if {@link #hasNext}. */
  public QuarantineRow next() throws IOException {
    return rows.next();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private static QuarantineRow made(Row row) {
    return new QuarantineRow(
        RecordId.parse(row.text(RECORD_ID)),
        row.text(SOURCE),
        new Place(row.text(FILE), row.number(OFFSET), row.number(LINE)),
        row.number(BYTES),
        Reason.valueOf(row.text(REASON)),
        row.text(EVIDENCE),
        row.text(DIGEST));
  }
}
