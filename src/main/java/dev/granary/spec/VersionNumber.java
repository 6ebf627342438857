package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code MAJOR.MINOR}, in quotes or not: the text counts, so that 1.10 is not 1.1. */
enum VersionNumber implements Plain<VersionLine> {
  MAJOR_MINOR;

  private static final Pattern SHAPE = Pattern.compile("(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})");

  @Override
  public Optional<VersionLine> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar) {
      Matcher matcher = SHAPE.matcher(scalar.text());
      if (matcher.matches()) {
        return Optional.of(
            new VersionLine(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
      }
    }
    where.refuse("MAJOR.MINOR, such as \"1.0\"", node);
    return Optional.empty();
  }

  @Override
  public JsonNode show(VersionLine value) {
    return TextNode.valueOf(value.toString());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("type").add("string").add("number");
    return schema.put("pattern", "^" + SHAPE.pattern() + "$");
  }
}
