package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of a form that somebody else laid down.
 *
 * @param kind what it is, in words that follow "must be"
 * @param example a hint
 */
record Matching(Pattern pattern, String kind, String example) implements Plain<String> {
  static Matching of(String pattern, String kind, String example) {
    return new Matching(Pattern.compile(pattern), kind, example);
  }

  boolean accepts(String text) {
    return pattern.matcher(text).matches();
  }

  void refuse(String text, Where where) {
    where.refuse("must be " + kind + ", is " + Node.Scalar.quote(text), example);
  }

  @Override
  public Optional<String> parse(Node node, Where where) {
    Optional<String> text = Text.in(node, where);
    text.filter(written -> !accepts(written)).ifPresent(written -> refuse(written, where));
    return text.filter(this::accepts);
  }

  @Override
  public JsonNode show(String value) {
    return TextNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    return Text.scalarSchema().put("pattern", "^(?:" + pattern.pattern() + ")$");
  }
}
