package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Optional;

/** The name of an encoding of text. */
enum CharsetName implements Plain<String> {
  KNOWN;

  @Override
  public Optional<String> parse(Node node, Where where) {
    return Text.in(node, where)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> isKnown(name, where));
  }

  @Override
  public JsonNode show(String value) {
    return TextNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    return Text.scalarSchema();
  }

  private static boolean isKnown(String name, Where where) {
    boolean known;
    try {
      known = Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      known = false;
    }
    if (!known) {
      where.refuse(
          "must be the name of an encoding, such as windows-1252, iso-8859-1 or utf-16le, is "
              + Node.Scalar.quote(name));
    }
    return known;
  }
}
