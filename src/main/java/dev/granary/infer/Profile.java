package dev.granary.infer;

import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.util.ArrayList;
import java.util.List;

/** Counts the values of all columns, and the rows that could not be read. */
final class Profile implements RecordSink {
  private final List<ColumnProfile> columns = new ArrayList<>();
  private long rejected;

  Profile(int fields) {
    for (int i = 0; i < fields; i++) {
      columns.add(new ColumnProfile());
    }
  }

  @Override
  public void accept(RawRecord where, FieldValues values) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).take(values, i);
    }
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) {
    rejected++;
  }

  ColumnProfile column(int field) {
    return columns.get(field);
  }

  long rejected() {
    return rejected;
  }

  long rows() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }
}
