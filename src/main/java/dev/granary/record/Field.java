package dev.granary.record;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One field of a schema.
 *
 * @param name what the spec calls it
 * @param column what the source calls it: a CSV column or a JSON member
 * @param several that it has a list of values; null: it has one value
 */
public record Field(
    String name,
    String column,
    FieldType type,
    Presence presence,
    Sensitivity sensitivity,
    Rules rules,
    @Nullable Several several)
    implements Serializable {

  /** A field of one value. */
  public Field(
      String name,
      String column,
      FieldType type,
      Presence presence,
      Sensitivity sensitivity,
      Rules rules) {
    this(name, column, type, presence, sensitivity, rules, null);
  }

  public boolean isList() {
    return several != null;
  }
}
