package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A single value, or a list that is not empty. */
record OneOrMore<T>(Plain<T> item) implements Plain<List<T>> {
  @Override
  public Optional<List<T>> parse(Node node, Where where) {
    return node instanceof Node.Sequence
        ? list().parse(node, where)
        : item.parse(node, where).map(List::of);
  }

  @Override
  public JsonNode show(List<T> value) {
    return list().show(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("anyOf").add(item.schema()).add(list().schema());
    return schema;
  }

  private ListOf<T> list() {
    return ListOf.filled(item);
  }
}
