package dev.granary.read;

import dev.granary.record.Field;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table hold the fields of a schema.
 *
 * @param count how many columns a row has
 * @param columns the columns that are read
 * @param fields for each of them, its field
 */
@SuppressWarnings("ArrayRecordComponent") // One instance a file, never compared.
record Columns(int count, int[] columns, int[] fields) {

  static Columns of(Schema schema, List<String> names) throws RejectedRecord {
    List<Integer> columns = new ArrayList<>();
    List<Integer> fields = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      Field field = schema.field(i);
      int column = names.indexOf(field.column());
      if (column != names.lastIndexOf(field.column())) {
        throw new RejectedRecord(Reason.READ_HEADER, "the column " + field.column() + " twice");
      }
      if (column >= 0) {
        columns.add(column);
        fields.add(i);
      } else if (field.presence() == Presence.REQUIRED) {
        absent.add(field.column());
      }
    }
    if (!absent.isEmpty()) {
      throw new RejectedRecord(
          Reason.READ_HEADER, "without the columns " + String.join(", ", absent));
    }
    return new Columns(names.size(), toArray(columns), toArray(fields));
  }

  private static int[] toArray(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
