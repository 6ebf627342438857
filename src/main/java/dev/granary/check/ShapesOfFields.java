package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record as anybody may see it: of every field what its value looks like, and no text of it. */
public final class ShapesOfFields {
  private ShapesOfFields() {}

  /** By field, in the order of the schema; as the values were read, before they are checked. */
  public static Map<String, String> of(Schema schema, FieldValues values) {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (int field = 0; field < schema.size(); field++) {
      shapes.put(schema.field(field).name(), Evidence.of(schema.field(field), values, field));
    }
    return shapes;
  }
}
