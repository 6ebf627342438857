package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import dev.granary.record.ValueLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one row group, of the columns that are read. */
public final class Rows {
  private final RowGroup group;
  private final List<Wanted> wanted;
  private final List<ColumnReader> columns = new ArrayList<>();
  private final List<ValueReader> readers = new ArrayList<>();
  private final ValueLists lists;

  /** A column and where its values go. */
  public record Wanted(Leaf leaf, int field, Form form, Shape shape) {}

  /** What its values are to become. */
  public enum Form {
    /** What the column's own type says; bytes are taken for text. */
    SCALAR,
    /** The same, but that bytes stay bytes. */
    BYTES,
    /** Nothing that a field takes: the field is named like several columns, or like a list. */
    NESTED
  }

  /** How many values of a column a row has. */
  public enum Shape {
    ONE,
    LIST
  }

  /**
   * The columns are those whose chunks the group has, in their order.
   *
   * @param lists where the lists of the row at hand are made
   */
  public Rows(
      Bytes file, RowGroup group, List<Wanted> wanted, ValueLists lists, Allowance allowance)
      throws Malformed {
    this.group = group;
    this.lists = lists;
    this.wanted = List.copyOf(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      Wanted column = wanted.get(i);
      columns.add(new ColumnReader(file, column.leaf(), group.chunks().get(i), allowance));
      readers.add(reader(columns.get(i), column));
    }
  }

  private ValueReader reader(ColumnReader column, Wanted wanted) {
    if (wanted.form() == Form.NESTED) {
      return values -> values.setNested(wanted.field());
    }
    return wanted.shape() == Shape.LIST
        ? new ListReader(column, wanted, lists)
        : new SingleReader(column, wanted);
  }

  /** Reads the next row; whoever asks counts the rows of the group. */
  public void next(FieldValues values) throws IOException, Malformed {
    values.clear();
    lists.begin();
    for (int i = 0; i < readers.size(); i++) {
      try {
        readers.get(i).next(values);
      } catch (Malformed e) {
        throw new Malformed(
            "row group %d, column %s: %s"
                .formatted(group.number() + 1, wanted.get(i).leaf().path(), e.evidence()));
      }
    }
  }

  public void close() {
    columns.forEach(ColumnReader::close);
  }
}
