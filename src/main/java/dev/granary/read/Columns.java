package dev.granary.read;

import dev.granary.record.Field;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which columns of a table hold the fields of a schema.
 *
 * @param count how many columns a row has
 * @param columns the columns that are read
 * @param fields for each of them, its field
 */
@SuppressWarnings("ArrayRecordComponent") // One instance a file, never compared.
record Columns(int count, int[] columns, int[] fields) {
  private static final int SHOWN = 5;

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
    if (columns.isEmpty()) {
      throw new RejectedRecord(
          Reason.READ_HEADER, "without any column of the schema: it reads " + asked(schema));
    }
    return new Columns(names.size(), toArray(columns), toArray(fields));
  }

  /** Those that have a name, and that no field reads. */
  static List<String> unread(Schema schema, List<String> names) {
    Set<String> read = new HashSet<>();
    schema.fields().forEach(field -> read.add(field.column()));
    return names.stream().filter(name -> !name.isEmpty() && !read.contains(name)).toList();
  }

  private static String asked(Schema schema) {
    String first =
        schema.fields().stream().limit(SHOWN).map(Field::column).collect(Collectors.joining(", "));
    return schema.size() > SHOWN ? first + " and others" : first;
  }

  private static int[] toArray(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
