package dev.granary.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A list of two: the least and the most. */
final class Pair {
  private Pair() {}

  /** The two items, if there are two. */
  static Optional<List<Node>> in(Node node, Where where) {
    if (node instanceof Node.Sequence sequence && sequence.items().size() == 2) {
      return Optional.of(sequence.items());
    }
    String shown =
        node instanceof Node.Sequence sequence
            ? "a list of " + sequence.items().size()
            : node.shown();
    where.refuse("must be [least, most], is " + shown);
    return Optional.empty();
  }

  static void refuseReversed(Where where, Object least, Object most) {
    where.refuse(
        "must be [least, most], is [" + least + ", " + most + "]",
        "did you mean [" + most + ", " + least + "]?");
  }

  static ObjectNode schema(ObjectNode item) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", item);
    return schema.put("minItems", 2).put("maxItems", 2);
  }
}
