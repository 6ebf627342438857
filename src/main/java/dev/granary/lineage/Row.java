package dev.granary.lineage;

import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** The values of one row, by column. */
final class Row {
  private final @Nullable Object[] values;

  private Row(@Nullable Object[] values) {
    this.values = values;
  }

  /** One row of some, each of whose columns is an array of values. */
  static Row of(@Nullable Object[][] columns, int row) {
    @Nullable Object[] values = new Object[columns.length];
    for (int column = 0; column < columns.length; column++) {
      values[column] = columns[column][row];
    }
    return new Row(values);
  }

  boolean has(Column column) {
    return values[column.ordinal()] != null;
  }

  /** The text; empty where it is absent. */
  String text(Column column) {
    return values[column.ordinal()] instanceof Binary text ? text.toStringUsingUTF8() : "";
  }

  /** The number; zero where it is absent. */
  long number(Column column) {
    return values[column.ordinal()] instanceof Long number ? number : 0;
  }
}
