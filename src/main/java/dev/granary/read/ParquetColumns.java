package dev.granary.read;

import dev.granary.read.parquet.Leaf;
import dev.granary.read.parquet.Rows;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the columns that a schema reads, by their names with dots between. */
final class ParquetColumns {
  private ParquetColumns() {}

  static List<Rows.Wanted> of(Schema schema, List<Leaf> leaves) throws RejectedRecord {
    List<String> names = names(schema, leaves);
    Columns columns = Columns.of(schema, names);
    List<Rows.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < columns.columns().length; i++) {
      Leaf leaf = leaves.get(columns.columns()[i]);
      int field = columns.fields()[i];
      wanted.add(wanted(schema.field(field), field, leaf, leaves));
    }
    return wanted;
  }

  /** Those that no field reads, nor a group that one does. */
  static List<String> unread(Schema schema, List<Leaf> leaves) {
    return Columns.unread(schema, names(schema, leaves));
  }

  private static Rows.Wanted wanted(Field field, int index, Leaf leaf, List<Leaf> leaves) {
    String column = field.column();
    Rows.Form form = field.type() == FieldType.BYTES ? Rows.Form.BYTES : Rows.Form.SCALAR;
    if (leaf.isSingle() && leaf.path().equals(column)) {
      return new Rows.Wanted(leaf, index, form, Rows.Shape.ONE);
    }
    return field.isList() && leaf.isListOf(column) && isAlone(column, leaves)
        ? new Rows.Wanted(leaf, index, form, Rows.Shape.LIST)
        : new Rows.Wanted(leaf, index, Rows.Form.NESTED, Rows.Shape.ONE);
  }

  /** Whether a group has one column only; a column that is no group is alone. */
  private static boolean isAlone(String group, List<Leaf> leaves) {
    return leaves.stream().filter(leaf -> leaf.path().startsWith(group + ".")).count() <= 1;
  }

  /** Of columns that a group holds, the first has its name where the schema asks for the group. */
  private static List<String> names(Schema schema, List<Leaf> leaves) {
    Set<String> asked = new HashSet<>();
    schema.fields().forEach(field -> asked.add(field.column()));
    Set<String> given = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Leaf leaf : leaves) {
      String name = leaf.path();
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        String group = name.substring(0, dot);
        if (asked.contains(group)) {
          name = given.add(group) ? group : "";
          break;
        }
      }
      names.add(name);
    }
    return names;
  }
}
