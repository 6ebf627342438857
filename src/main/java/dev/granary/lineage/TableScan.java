package dev.granary.lineage;

import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/** Every row of one file, from the first to the last; a page of each column is held at a time. */
final class TableScan implements Closeable {
  private final Table table;
  private final OpenFile file;
  private final Iterator<RowGroup> groups;
  private @Nullable StoredGroup group;
  private Iterator<RowRange> pages = List.<RowRange>of().iterator();
  private Iterator<Row> rows = List.<Row>of().iterator();

  private TableScan(Table table, OpenFile file) throws IOException {
    this.table = table;
    this.file = file;
    this.groups = Footer.of(table, file).getRow_groups().iterator();
  }

  static TableScan open(Table table, Storage storage, String path) throws IOException {
    OpenFile file = OpenFile.of(storage, path);
    try {
      return new TableScan(table, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Whether there is another row. */
  boolean hasNext() throws IOException {
    try {
      while (!rows.hasNext() && fill()) {
        // An empty page or group: the one after it.
      }
      return rows.hasNext();
    } catch (RuntimeException e) {
      throw new DamagedTable(file.path(), e);
    }
  }

  /** The next row; there must be one. */
  Row next() {
    return rows.next();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean fill() throws IOException {
    if (group != null && pages.hasNext()) {
      rows = group.rows(pages.next()).iterator();
      return true;
    }
    if (!groups.hasNext()) {
      return false;
    }
    group = new StoredGroup(table, groups.next(), file);
    pages = group.pages().iterator();
    return true;
  }
}
