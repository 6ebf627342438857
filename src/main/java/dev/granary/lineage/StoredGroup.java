package dev.granary.lineage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** One row group of an open file. */
final class StoredGroup {
  private final Table table;
  private final List<ColumnDescriptor> descriptors;
  private final RowGroup group;
  private final OpenFile file;
  private final @Nullable StoredColumn[] opened;

  StoredGroup(Table table, RowGroup group, OpenFile file) {
    this.table = table;
    this.descriptors = table.schema().getColumns();
    this.group = group;
    this.file = file;
    this.opened = new StoredColumn[descriptors.size()];
  }

  /** In order, the pages where what is sought may be, as their bounds have it. */
  List<RowRange> candidates(Sought sought) throws IOException {
    if (Bounds.of(group).exclude(sought.key())) {
      return List.of();
    }
    List<RowRange> keys = column(table.key()).pagesWhere(sought::keyMayBeWithin);
    if (keys.isEmpty() || sought.column() == null) {
      return keys;
    }
    RowRange within = new RowRange(keys.get(0).from(), keys.get(keys.size() - 1).end());
    return column(sought.column()).pagesWhere(sought::numberMayBeWithin).stream()
        .map(within::intersect)
        .filter(range -> !range.isEmpty())
        .toList();
  }

  /** The rows of a range that match. Columns that are not sought in are read for matches only. */
  List<Row> read(RowRange range, Sought sought) throws IOException {
    @Nullable Object[] keys = column(table.key()).values(range);
    @Nullable Object[] numbers =
        sought.column() == null ? keys : column(sought.column()).values(range);
    List<Long> matches = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      if (sought.matches(keys[i], numbers[i])) {
        matches.add(range.from() + i);
      }
    }
    return matches.isEmpty() ? List.of() : rows(matches);
  }

  /** The rows of each page of the first column, in order. */
  List<RowRange> pages() throws IOException {
    return column(table.key()).pagesWhere((least, most) -> true);
  }

  /** All rows of a range. */
  List<Row> rows(RowRange range) throws IOException {
    @Nullable Object[][] columns = columns(range);
    List<Row> rows = new ArrayList<>(range.size());
    for (int row = 0; row < range.size(); row++) {
      rows.add(Row.of(columns, row));
    }
    return rows;
  }

  /** All rows in order, each with the values of some columns alone. */
  void eachRow(List<? extends Column> wanted, Consumer<Row> visitor) throws IOException {
    for (RowRange page : column(table.key()).pagesWhere((least, most) -> true)) {
      @Nullable Object[][] columns = new Object[descriptors.size()][page.size()];
      for (Column column : wanted) {
        columns[column.ordinal()] = column(column).values(page);
      }
      for (int row = 0; row < page.size(); row++) {
        visitor.accept(Row.of(columns, row));
      }
    }
  }

  /** The different texts of the first column, each at least once. */
  void eachKey(Consumer<String> text) throws IOException {
    Bounds bounds = Bounds.of(group);
    StoredColumn keys = column(table.key());
    if (bounds.isOneText()) {
      text.accept(String.valueOf(bounds.least()));
    } else if (keys.isDictionaryWhole()) {
      Dictionary dictionary = keys.dictionary();
      for (int i = 0; i <= dictionary.getMaxId(); i++) {
        text.accept(dictionary.decodeToBinary(i).toStringUsingUTF8());
      }
    } else {
      for (RowRange page : keys.pagesWhere((least, most) -> true)) {
        for (Object key : keys.values(page)) {
          text.accept(((Binary) key).toStringUsingUTF8());
        }
      }
    }
  }

  private @Nullable Object[][] columns(RowRange range) throws IOException {
    @Nullable Object[][] columns = new Object[descriptors.size()][];
    for (Column column : table.columns()) {
      columns[column.ordinal()] = column(column).values(range);
    }
    return columns;
  }

  /** Every row, page by page. */
  void each(RowVisitor visitor) throws IOException {
    for (RowRange page : pages()) {
      for (Row row : rows(page)) {
        visitor.row(row);
      }
    }
  }

  /** Is given rows one by one. */
  interface RowVisitor {
    void row(Row row) throws IOException;
  }

  private StoredColumn column(Column column) throws IOException {
    int index = column.ordinal();
    StoredColumn known = opened[index];
    if (known == null) {
      known = StoredColumn.open(descriptors.get(index), group.getColumns().get(index), file);
      if (known.rows() != group.getNum_rows()) {
        throw new DamagedTable(file.path(), "damaged: " + column.title() + " has not every row");
      }
      opened[index] = known;
    }
    return known;
  }

  private List<Row> rows(List<Long> matches) throws IOException {
    long first = matches.get(0);
    @Nullable Object[][] columns =
        columns(new RowRange(first, matches.get(matches.size() - 1) + 1));
    List<Row> rows = new ArrayList<>();
    for (long match : matches) {
      rows.add(Row.of(columns, (int) (match - first)));
    }
    return rows;
  }
}
