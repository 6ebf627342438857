package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of an enum's constants, in lower case. */
record Choice<E extends Enum<E>>(List<E> constants) implements Plain<E> {
  Choice {
    constants = List.copyOf(constants);
  }

  static <E extends Enum<E>> Choice<E> of(Class<E> type) {
    return new Choice<>(new ArrayList<>(EnumSet.allOf(type)));
  }

  /** How a constant is written in a file. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<E> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar) {
      for (E constant : constants) {
        if (word(constant).equals(scalar.text())) {
          return Optional.of(constant);
        }
      }
    }
    where.refuse(
        "must be one of " + String.join(", ", words()) + ", is " + node.shown(), hint(node));
    return Optional.empty();
  }

  @Override
  public JsonNode show(E value) {
    return TextNode.valueOf(word(value));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode allowed = schema.putArray("enum");
    words().forEach(allowed::add);
    return schema;
  }

  private List<String> words() {
    return constants.stream().map(Choice::word).toList();
  }

  private String hint(Node node) {
    return node instanceof Node.Scalar scalar
        ? DidYouMean.nearest(scalar.text(), words())
            .map(word -> "did you mean \"" + word + "\"?")
            .orElse("")
        : "";
  }
}
