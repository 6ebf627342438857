package dev.granary.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A single section, or a list of such that is not empty; one is a list of one. */
record OneOrMoreSections<T>(Section<T> item) implements Shape<List<T>> {
  @Override
  public Optional<Value<List<T>>> read(Node node, Where where) {
    if (node instanceof Node.Sequence) {
      return new Items<>(item).read(node, where);
    }
    return item.read(node, where)
        .map(
            one ->
                new Value<>(
                    List.of(one.value()),
                    JsonNodeFactory.instance.arrayNode().add(one.json()),
                    one.settings()));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("anyOf").add(item.schema()).add(new Items<>(item).schema());
    return schema;
  }
}
