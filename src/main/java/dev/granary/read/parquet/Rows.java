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
  private final List<Converter> converters = new ArrayList<>();
  private final List<ColumnReader> columns = new ArrayList<>();
  private final List<ListReader> listReaders = new ArrayList<>();
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
      ColumnReader reader = new ColumnReader(file, column.leaf(), group.chunks().get(i), allowance);
      converters.add(new Converter(column.leaf(), column.field(), column.form()));
      columns.add(reader);
      listReaders.add(new ListReader(reader, column, lists));
    }
  }

  /** Reads the next row; whoever asks counts the rows of the group. */
  public void next(FieldValues values) throws IOException, Malformed {
    values.clear();
    lists.begin();
    for (int i = 0; i < columns.size(); i++) {
      if (wanted.get(i).form() == Form.NESTED) {
        values.setNested(wanted.get(i).field());
      } else {
        value(i, values);
      }
    }
  }

  public void close() {
    columns.forEach(ColumnReader::close);
  }

  private void value(int i, FieldValues values) throws IOException, Malformed {
    ColumnReader column = columns.get(i);
    try {
      if (wanted.get(i).shape() == Shape.LIST) {
        listReaders.get(i).next(values);
        return;
      }
      if (!column.next()) {
        throw new Malformed(ColumnReader.TOO_FEW);
      }
      if (column.isPresent()) {
        converters.get(i).convert(column.cell(), values);
      }
    } catch (Malformed e) {
      throw new Malformed(
          "row group %d, column %s: %s"
              .formatted(group.number() + 1, column.leaf().path(), e.evidence()));
    }
  }
}
