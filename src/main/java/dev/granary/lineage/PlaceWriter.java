package dev.granary.lineage;

import static dev.granary.lineage.PlaceColumn.FILE;
import static dev.granary.lineage.PlaceColumn.LINE;
import static dev.granary.lineage.PlaceColumn.OFFSET;
import static dev.granary.lineage.PlaceColumn.RECORD_ID;

import dev.granary.record.Place;
import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writes one part of the index from places to ids: each place once, sorted by file (as {@link
 * Name#ORDER}), line and offset. The first row that is not is refused, and then no file appears.
 */
public final class PlaceWriter implements Closeable {
  private final String path;
  private final TableWriter table;
  private final NameCache names = new NameCache();
  private final IdText id = new IdText();
  private boolean any;
  private Name lastFile = Name.of("");
  private long lastLine;
  private long lastOffset;

  private PlaceWriter(String path, TableWriter table) {
    this.path = path;
    this.table = table;
  }

  /** The file appears under its path when the writer is closed. */
  public static PlaceWriter create(Storage storage, String path) throws IOException {
    return new PlaceWriter(path, TableWriter.create(Table.PLACES, storage, path));
  }

  public void append(Place place, RecordId record) throws IOException {
    append(names.of(place.file()), place.line(), place.offset(), record.high(), record.low());
  }

  /** The same without an object for each row. */
  public void append(Name file, long line, long offset, long idHigh, long idLow)
      throws IOException {
    if (any && compareToLast(file, line, offset) <= 0) {
      table.abandon();
      throw new IllegalArgumentException(
          path
              + ": "
              + file
              + ":"
              + line
              + " must not follow "
              + lastFile
              + ":"
              + lastLine
              + "; sort by file, line, offset");
    }
    any = true;
    lastFile = file;
    lastLine = line;
    lastOffset = offset;
    table.text(FILE, file.binary());
    table.number(LINE, line);
    table.number(OFFSET, offset);
    table.text(RECORD_ID, id.of(idHigh, idLow));
    table.endRow();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }

  private int compareToLast(Name file, long line, long offset) {
    int order = file.compareTo(lastFile);
    order = order != 0 ? order : Long.compare(line, lastLine);
    return order != 0 ? order : Long.compare(offset, lastOffset);
  }
}
