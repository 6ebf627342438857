package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value for each of some labels, which are texts; their order does not count. */
record ByLabel<T>(Plain<T> value) implements Plain<SortedMap<String, T>> {
  @Override
  public Optional<SortedMap<String, T>> parse(Node node, Where where) {
    if (!(node instanceof Node.Mapping mapping)) {
      where.refuse("a mapping of labels", node);
      return Optional.empty();
    }
    if (mapping.entries().isEmpty()) {
      where.refuse("must name at least one label");
      return Optional.empty();
    }
    SortedMap<String, T> values = new TreeMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Where place = where.in(entry);
      value
          .parse(entry.value(), place)
          .ifPresent(parsed -> put(values, entry.key().text(), parsed, place));
    }
    return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
  }

  @Override
  public JsonNode show(SortedMap<String, T> values) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    values.forEach((label, each) -> json.set(label, value.show(each)));
    return json;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.set("additionalProperties", value.schema());
    return schema.put("minProperties", 1);
  }

  private static <T> void put(SortedMap<String, T> values, String label, T value, Where place) {
    if (values.putIfAbsent(label, value) != null) {
      place.refuse("is given twice");
    }
  }
}
