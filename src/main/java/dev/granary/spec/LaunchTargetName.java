package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/** A target by its word, which may hold a hyphen. */
enum LaunchTargetName implements Plain<LaunchTarget> {
  ANY;

  @Override
  public Optional<LaunchTarget> parse(Node node, Where where) {
    if (!(node instanceof Node.Scalar scalar)) {
      where.refuse("one of " + String.join(", ", LaunchTarget.words()), node);
      return Optional.empty();
    }
    Optional<LaunchTarget> target = LaunchTarget.written(scalar.text());
    if (target.isEmpty()) {
      List<String> words = LaunchTarget.words();
      where.refuse(
          "must be one of " + String.join(", ", words) + ", is " + node.shown(),
          DidYouMean.nearest(scalar.text(), words)
              .map(word -> "did you mean \"" + word + "\"?")
              .orElse(""));
    }
    return target;
  }

  @Override
  public JsonNode show(LaunchTarget value) {
    return TextNode.valueOf(value.word());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode allowed = schema.putArray("enum");
    LaunchTarget.words().forEach(allowed::add);
    return schema;
  }
}
