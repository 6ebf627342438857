package dev.granary.record;

import java.io.Serializable;
import java.util.List;

/** The fields of a record, in the order in which the spec lists them. */
public record Schema(List<Field> fields) implements Serializable {
  public Schema {
    fields = List.copyOf(fields);
  }

  public int size() {
    return fields.size();
  }

  public Field field(int index) {
    return fields.get(index);
  }

  /** The place of the field of this name, or -1. */
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The places of the fields of these names; each must exist. */
  public int[] indexesOf(List<String> names) {
    return names.stream().mapToInt(this::mustFind).toArray();
  }

  private int mustFind(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("the schema has no field " + name);
    }
    return index;
  }
}
