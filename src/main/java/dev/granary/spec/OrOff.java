package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/**
 * A threshold, or {@code off}.
 *
 * @param off the value of one that nothing misses
 */
record OrOff<T>(Plain<T> threshold, T off) implements Plain<T> {
  private static final String WORD = "off";

  @Override
  public Optional<T> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar && scalar.text().equals(WORD)) {
      return Optional.of(off);
    }
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      where.refuse("must be a number or off, is " + node.shown());
      return Optional.empty();
    }
    return threshold.parse(node, where);
  }

  @Override
  public JsonNode show(T value) {
    return value.equals(off) ? TextNode.valueOf(WORD) : threshold.show(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ObjectNode constant = JsonNodeFactory.instance.objectNode().put("const", WORD);
    schema.putArray("anyOf").add(threshold.schema()).add(constant);
    return schema;
  }
}
