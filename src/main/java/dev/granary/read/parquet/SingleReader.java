package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import java.io.IOException;

/** Reads a column that has one value in a row, or none. */
final class SingleReader implements ValueReader {
  private final ColumnReader column;
  private final Converter converter;

  SingleReader(ColumnReader column, Rows.Wanted wanted) {
    this.column = column;
    this.converter = new Converter(wanted.leaf(), wanted.field(), wanted.form());
  }

  @Override
  public void next(FieldValues values) throws IOException, Malformed {
    if (!column.next()) {
      throw new Malformed(ColumnReader.TOO_FEW);
    }
    if (column.isPresent()) {
      converter.convert(column.cell(), values);
    }
  }
}
