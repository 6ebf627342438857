package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** A word that stands for a value which is found on reading, or such a value. */
record WordOr<T>(String word, Function<KnownNames, T> meaning, Plain<T> other) implements Plain<T> {
  @Override
  public Optional<T> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar) {
      if (scalar.text().equals(word)) {
        return Optional.of(meaning.apply(where.reading().names()));
      }
      if (other instanceof ListOf) {
        where.refuse("\"" + word + "\" or a list", node);
        return Optional.empty();
      }
    }
    return other.parse(node, where);
  }

  @Override
  public JsonNode show(T value) {
    return other.show(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ObjectNode constant = JsonNodeFactory.instance.objectNode().put("const", word);
    schema.putArray("anyOf").add(constant).add(other.schema());
    return schema;
  }
}
