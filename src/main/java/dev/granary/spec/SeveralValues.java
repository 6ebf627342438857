package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.granary.record.Several;
import java.util.List;
import java.util.Optional;

/** {@code any}, how many, or {@code [least, most]}, where {@code null} leaves the most open. */
enum SeveralValues implements Plain<Several> {
  COUNT;

  private static final String ANY = "any";
  private static final Whole NUMBER = new Whole(1, Integer.MAX_VALUE);

  @Override
  public Optional<Several> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text().equals(ANY) ? Optional.of(Several.ANY) : exactly(scalar, where);
    }
    return Pair.in(node, where).flatMap(ends -> between(ends, where));
  }

  /** One value is no list, unless two ends say so. */
  private static Optional<Several> exactly(Node.Scalar scalar, Where where) {
    Optional<Integer> count = NUMBER.parse(scalar, where).map(Long::intValue);
    if (count.filter(one -> one == 1).isPresent()) {
      where.refuse(
          "is how many values a list has, and a field without this key has one value",
          "remove it; [1, 1] is a list of one");
      return Optional.empty();
    }
    return count.map(each -> new Several(each, each));
  }

  private static Optional<Several> between(List<Node> ends, Where where) {
    Optional<Integer> least =
        NUMBER.parse(ends.get(0), where.item(0, ends.get(0))).map(Long::intValue);
    Optional<Integer> most = most(ends.get(1), where.item(1, ends.get(1)));
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    if (least.get() > most.get()) {
      Pair.refuseReversed(where, least.get(), most.get());
      return Optional.empty();
    }
    return Optional.of(new Several(least.get(), most.get()));
  }

  private static Optional<Integer> most(Node node, Where where) {
    return node instanceof Node.Scalar scalar && scalar.isNull()
        ? Optional.of(Integer.MAX_VALUE)
        : NUMBER.parse(node, where).map(Long::intValue);
  }

  @Override
  public JsonNode show(Several value) {
    if (value.equals(Several.ANY)) {
      return TextNode.valueOf(ANY);
    }
    ArrayNode ends = JsonNodeFactory.instance.arrayNode().add(value.least());
    return value.most() == Integer.MAX_VALUE ? ends.addNull() : ends.add(value.most());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode end = JsonNodeFactory.instance.objectNode();
    end.putArray("type").add("integer").add("null");
    end.put("minimum", 1);
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema
        .putArray("anyOf")
        .add(JsonNodeFactory.instance.objectNode().put("const", ANY))
        .add(NUMBER.schema())
        .add(Pair.schema(end));
    return schema;
  }
}
