package dev.granary.lineage;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.format.FileMetaData;

/**
 * One file of a table, of which only the pages are read whose bounds admit what is asked for. Holds
 * the footer in memory, and no open file.
 *
 * <p>It reads Parquet's structures itself: Parquet's own reader needs Hadoop's MapReduce, and
 * writes each filter to the log.
 */
final class TableFile {
  /** Something asked of the row groups of an open file. */
  private interface Question<T> {
    T ask(List<StoredGroup> groups) throws IOException;
  }

  private final Table table;
  private final Storage storage;
  private final String path;
  private final FileMetaData footer;

  private TableFile(Table table, Storage storage, String path, FileMetaData footer) {
    this.table = table;
    this.storage = storage;
    this.path = path;
    this.footer = footer;
  }

  static TableFile open(Table table, Storage storage, String path) throws IOException {
    try (OpenFile file = OpenFile.of(storage, path)) {
      return new TableFile(table, storage, path, Footer.of(table, file));
    }
  }

  /** Of the first column. */
  Bounds bounds() {
    return Bounds.of(footer.getRow_groups());
  }

  /** All rows that match, in the order of the file. */
  <T> List<T> all(Sought sought, Function<Row, T> made) throws IOException {
    return answer(
        groups -> {
          List<T> found = new ArrayList<>();
          for (StoredGroup group : groups) {
            for (RowRange range : group.candidates(sought)) {
              group.read(range, sought).stream().map(made).forEach(found::add);
            }
          }
          return found;
        });
  }

  /** The last row that matches; what stands before it is not read. */
  Optional<Row> last(Sought sought) throws IOException {
    return answer(
        groups -> {
          for (int i = groups.size() - 1; i >= 0; i--) {
            List<RowRange> candidates = groups.get(i).candidates(sought);
            for (int j = candidates.size() - 1; j >= 0; j--) {
              List<Row> rows = groups.get(i).read(candidates.get(j), sought);
              if (!rows.isEmpty()) {
                return Optional.of(rows.get(rows.size() - 1));
              }
            }
          }
          return Optional.empty();
        });
  }

  /** The different texts of the first column, each at least once. */
  void eachKey(Consumer<String> text) throws IOException {
    answer(
        groups -> {
          for (StoredGroup group : groups) {
            group.eachKey(text);
          }
          return true;
        });
  }

  /** All rows in order, each with the values of some columns alone; holds a page of each. */
  void eachRow(List<? extends Column> wanted, Consumer<Row> visitor) throws IOException {
    answer(
        groups -> {
          for (StoredGroup group : groups) {
            group.eachRow(wanted, visitor);
          }
          return true;
        });
  }

  /** Every row, in the order of the file; a page of them is held at a time. */
  void each(StoredGroup.RowVisitor visitor) throws IOException {
    answer(
        groups -> {
          for (StoredGroup group : groups) {
            group.each(visitor);
          }
          return true;
        });
  }

  private <T> T answer(Question<T> question) throws IOException {
    try (OpenFile file = OpenFile.of(storage, path)) {
      return question.ask(
          footer.getRow_groups().stream()
              .map(group -> new StoredGroup(table, group, file))
              .toList());
    } catch (RuntimeException e) {
      throw new DamagedTable(path, e);
    }
  }
}
