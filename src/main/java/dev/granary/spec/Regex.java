package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** A regular expression that takes time in proportion to the text, whatever it says. */
enum Regex implements Plain<String> {
  RE2;

  private static final int LONGEST = 1_000;
  private static final long COSTLIEST = 10_000;

  @Override
  public Optional<String> parse(Node node, Where where) {
    return Text.in(node, where).filter(regex -> compiles(regex, where));
  }

  @Override
  public JsonNode show(String value) {
    return TextNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    return Text.scalarSchema();
  }

  private static boolean compiles(String regex, Where where) {
    if (regex.length() > LONGEST || RegexCost.of(regex) > COSTLIEST) {
      where.refuse(
          "is too large: at most " + LONGEST + " characters and " + COSTLIEST + " repetitions");
      return false;
    }
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      where.refuse(
          "must be a regular expression in RE2 syntax, is "
              + Node.Scalar.quote(regex)
              + ": "
              + e.getDescription());
      return false;
    }
  }
}
