package dev.granary.record.condition;

import dev.granary.record.FieldType;
import java.util.Map;
import java.util.Optional;

/** The fields that a condition may name, each with its place in the schema. */
public record Fields(Map<String, Declared> byName) {
  /** What is known of one field. */
  public record Declared(int field, FieldType type) {}

  public Fields {
    byName = Map.copyOf(byName);
  }

  Optional<Declared> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
