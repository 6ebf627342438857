package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import dev.granary.record.ValueLists;
import java.io.IOException;

/** Reads the lists of a column, which end where the next row begins. */
final class ListReader implements ValueReader {
  /** So many values may be passed over that a list is too long for: levels cost no bytes. */
  private static final int MOST_PASSED = 1 << 24;

  private final ColumnReader column;
  private final int field;
  private final Converter converter;
  private final ValueLists lists;
  private final FieldValues one = new FieldValues(1);
  private boolean begun;
  private boolean over;

  ListReader(ColumnReader column, Rows.Wanted wanted, ValueLists lists) {
    this.column = column;
    this.field = wanted.field();
    this.converter = new Converter(wanted.leaf(), 0, wanted.form());
    this.lists = lists;
  }

  @Override
  public void next(FieldValues values) throws IOException, Malformed {
    if (!begun) {
      begun = true;
      over = !column.next();
    }
    if (over) {
      throw new Malformed(ColumnReader.TOO_FEW);
    }
    if (column.repetition() != 0) {
      throw new Malformed("a row that begins inside of a list");
    }
    lists.open();
    int passed = 0;
    do {
      take();
      if (lists.isFull() && ++passed > MOST_PASSED) {
        throw new Malformed("a list that is too long to be passed over");
      }
      over = !column.next();
    } while (!over && column.repetition() > 0);
    lists.giveTo(values, field);
  }

  private void take() {
    if (column.isPresent()) {
      converter.convert(column.cell(), one);
      lists.add(one, 0);
    } else if (column.definition() >= column.leaf().definedList()) {
      one.setMissing(0);
      lists.add(one, 0);
    }
  }
}
