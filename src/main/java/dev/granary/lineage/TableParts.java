package dev.granary.lineage;

import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every row of the parts of a table, one part after the other, each opened when it is its turn. */
final class TableParts<T> implements Closeable {
  private final Table table;
  private final Storage storage;
  private final List<String> paths;
  private final Function<Row, T> made;
  private int opened;
  private @Nullable TableScan scan;

  private TableParts(Table table, Storage storage, List<String> paths, Function<Row, T> made) {
    this.table = table;
    this.storage = storage;
    this.paths = paths;
    this.made = made;
  }

  /** Fails with {@link DamagedTable} where a part is missing or has not the length it must have. */
  static <T> TableParts<T> of(
      Table table, Storage storage, String directory, List<FileEntry> parts, Function<Row, T> made)
      throws IOException {
    for (FileEntry part : parts) {
      mustStand(storage, directory + "/" + part.path(), part.bytes());
    }
    List<String> paths = parts.stream().map(part -> directory + "/" + part.path()).toList();
    return new TableParts<>(table, storage, paths, made);
  }

  /** Of parts that nobody vouches for. */
  static <T> TableParts<T> at(
      Table table, Storage storage, List<String> paths, Function<Row, T> made) {
    return new TableParts<>(table, storage, paths, made);
  }

  /** Whether there is another row. */
  boolean hasNext() throws IOException {
    while (scan == null || !scan.hasNext()) {
      close();
      if (opened == paths.size()) {
        return false;
      }
      scan = TableScan.open(table, storage, paths.get(opened++));
    }
    return true;
  }

  /** The next row; {@link #hasNext} must have said that there is one. */
  T next() throws DamagedTable {
    if (scan == null) {
      throw new IllegalStateException("no part is open");
    }
    try {
      return made.apply(scan.next());
    } catch (IllegalArgumentException e) {
      throw new DamagedTable(path(), e);
    }
  }

  /** The part that the last row came from. */
  String path() {
    return paths.get(opened - 1);
  }

  @Override
  public void close() throws IOException {
    if (scan != null) {
      scan.close();
      scan = null;
    }
  }

  private static void mustStand(Storage storage, String path, long bytes) throws IOException {
    long found;
    try {
      found = storage.describe(path).bytes();
    } catch (NoSuchFileException e) {
      throw new DamagedTable(path, "is missing");
    }
    if (found != bytes) {
      throw new DamagedTable(path, "has " + found + " bytes instead of " + bytes);
    }
  }
}
