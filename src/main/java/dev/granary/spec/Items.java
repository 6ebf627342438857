package dev.granary.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of sections that is not empty. */
record Items<T>(Section<T> item) implements Shape<List<T>> {
  @Override
  public Optional<Value<List<T>>> read(Node node, Where where) {
    if (!(node instanceof Node.Sequence sequence)) {
      where.refuse("a list", node);
      return Optional.empty();
    }
    if (sequence.items().isEmpty()) {
      where.refuse("must not be an empty list");
      return Optional.empty();
    }
    List<Value<T>> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node child = sequence.items().get(i);
      item.read(child, where.item(i, child)).ifPresent(items::add);
    }
    return items.size() == sequence.items().size() ? Optional.of(all(items)) : Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", item.schema());
    return schema.put("minItems", 1);
  }

  private static <T> Value<List<T>> all(List<Value<T>> items) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    items.forEach(each -> json.add(each.json()));
    return new Value<>(
        items.stream().map(Value::value).toList(),
        json,
        items.stream().flatMap(each -> each.settings().stream()).toList());
  }
}
