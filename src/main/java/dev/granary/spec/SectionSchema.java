package dev.granary.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A section as JSON Schema: its keys, which of them are required, and no others. */
final class SectionSchema {
  private SectionSchema() {}

  static ObjectNode of(List<Key<?>> keys, Optional<Rest<?>> rest) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    if (!keys.isEmpty()) {
      ObjectNode properties = schema.putObject("properties");
      keys.forEach(key -> properties.set(key.name(), key.schema()));
    }
    if (keys.stream().anyMatch(Key::isRequired)) {
      ArrayNode required = schema.putArray("required");
      keys.stream().filter(Key::isRequired).forEach(key -> required.add(key.name()));
    }
    rest.ifPresent(others -> addOthers(schema, others, keys));
    return schema.put("additionalProperties", false);
  }

  private static void addOthers(ObjectNode schema, Rest<?> others, List<Key<?>> keys) {
    String names = String.join("|", keys.stream().<String>map(Key::name).toList());
    String notAKey = keys.isEmpty() ? "" : "(?!(?:" + names + ")$)";
    schema
        .putObject("patternProperties")
        .set(
            "^" + notAKey + others.names().pattern() + "$",
            others.shape().schema().put("description", others.sentence()));
  }
}
