package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one row group, of the columns that are read. */
public final class Rows {
  private final RowGroup group;
  private final List<Wanted> wanted;
  private final List<Converter> converters = new ArrayList<>();
  private final List<ColumnReader> columns = new ArrayList<>();

  /** A column and where its values go. */
  public record Wanted(Leaf leaf, int field, Form form) {}

  /** What its values are to become. */
  public enum Form {
    /** What the column's own type says; bytes are taken for text. */
    SCALAR,
    /** The same, but that bytes stay bytes. */
    BYTES,
    /** Nothing that a field takes: the field is named like several columns, or like a list. */
    NESTED
  }

  /** The columns are those whose chunks the group has, in their order. */
  public Rows(Bytes file, RowGroup group, List<Wanted> wanted, Allowance allowance)
      throws Malformed {
    this.group = group;
    this.wanted = List.copyOf(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      Wanted column = wanted.get(i);
      converters.add(new Converter(column.leaf(), column.field(), column.form()));
      columns.add(new ColumnReader(file, column.leaf(), group.chunks().get(i), allowance));
    }
  }

  /** Reads the next row; whoever asks counts the rows of the group. */
  public void next(FieldValues values) throws IOException, Malformed {
    values.clear();
    for (int i = 0; i < columns.size(); i++) {
      if (wanted.get(i).form() == Form.NESTED) {
        values.setNested(wanted.get(i).field());
      } else {
        single(i, values);
      }
    }
  }

  public void close() {
    columns.forEach(ColumnReader::close);
  }

  private void single(int i, FieldValues values) throws IOException, Malformed {
    ColumnReader column = columns.get(i);
    try {
      if (!column.next()) {
        throw new Malformed("it has fewer values than its row group has rows");
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
