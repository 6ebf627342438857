package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** {@code true} or {@code false}, and none of YAML's other spellings of them. */
enum Flag implements Plain<Boolean> {
  TRUE_OR_FALSE;

  @Override
  public Optional<Boolean> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar && scalar.isPlain()) {
      if (scalar.text().equals("true")) {
        return Optional.of(true);
      }
      if (scalar.text().equals("false")) {
        return Optional.of(false);
      }
    }
    where.refuse("must be true or false, is " + node.shown(), hint(node));
    return Optional.empty();
  }

  @Override
  public JsonNode show(Boolean value) {
    return BooleanNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "boolean");
  }

  private static String hint(Node node) {
    if (!(node instanceof Node.Scalar scalar)) {
      return "";
    }
    return switch (scalar.text().toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true" -> "did you mean true?";
      case "no", "off", "false" -> "did you mean false?";
      default -> "";
    };
  }
}
