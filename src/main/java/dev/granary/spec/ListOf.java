package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list of values, none of them twice. */
record ListOf<T>(Plain<T> item, int least) implements Plain<List<T>> {
  static <T> ListOf<T> any(Plain<T> item) {
    return new ListOf<>(item, 0);
  }

  static <T> ListOf<T> filled(Plain<T> item) {
    return new ListOf<>(item, 1);
  }

  @Override
  public Optional<List<T>> parse(Node node, Where where) {
    if (!(node instanceof Node.Sequence sequence)) {
      where.refuse("a list", node);
      return Optional.empty();
    }
    if (sequence.items().size() < least) {
      where.refuse("must not be an empty list");
      return Optional.empty();
    }
    Set<T> items = new LinkedHashSet<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node child = sequence.items().get(i);
      Where place = where.item(i, child);
      item.parse(child, place).ifPresent(value -> add(items, value, place, child));
    }
    return items.size() == sequence.items().size()
        ? Optional.of(List.copyOf(items))
        : Optional.empty();
  }

  @Override
  public JsonNode show(List<T> value) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    value.forEach(each -> array.add(item.show(each)));
    return array;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", item.schema());
    if (least > 0) {
      schema.put("minItems", least);
    }
    return schema.put("uniqueItems", true);
  }

  private static <T> void add(Set<T> items, T value, Where place, Node child) {
    if (!items.add(value)) {
      place.refuse("stands in the list twice: " + child.shown());
    }
  }
}
