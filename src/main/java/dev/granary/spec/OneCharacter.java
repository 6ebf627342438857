package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** A printable ASCII character or a tab. */
enum OneCharacter implements Plain<Character> {
  ALWAYS("one ASCII character"),
  /** Also {@code none}, which is the character 0. */
  OR_NONE("one ASCII character or none");

  private static final String NONE = "none";
  private static final char NO_CHARACTER = 0;

  private final String words;

  OneCharacter(String words) {
    this.words = words;
  }

  @Override
  public Optional<Character> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar) {
      if (this == OR_NONE && scalar.text().equals(NONE)) {
        return Optional.of(NO_CHARACTER);
      }
      if (scalar.text().length() == 1 && isAllowed(scalar.text().charAt(0))) {
        return Optional.of(scalar.text().charAt(0));
      }
    }
    where.refuse(words, node);
    return Optional.empty();
  }

  @Override
  public JsonNode show(Character value) {
    return TextNode.valueOf(value == NO_CHARACTER ? NONE : value.toString());
  }

  @Override
  public ObjectNode schema() {
    return Text.scalarSchema().put("pattern", this == ALWAYS ? "^.$" : "^(.|" + NONE + ")$");
  }

  private static boolean isAllowed(char character) {
    return character == '\t' || (character >= ' ' && character <= '~');
  }
}
