package dev.granary.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a JSON Schema lets a setting be, in words. */
final class SettingWords {
  private static final String NAME = "^[a-z][a-z0-9_]*$";
  private static final String SLICE_NAME = "^[a-z0-9][a-z0-9:-]*$";
  private static final String SLICE = "TPU slice";
  private static final String VERSION = "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$";

  private SettingWords() {}

  static String of(JsonNode node) {
    if (node.has("const")) {
      return "`" + node.path("const").asText() + "`";
    }
    if (node.has("enum")) {
      return choices(node.path("enum"));
    }
    if (node.has("anyOf")) {
      List<String> ways = new ArrayList<>();
      node.path("anyOf").forEach(way -> ways.add(of(way)));
      return String.join(", or ", ways);
    }
    if (node.path("type").isArray()) {
      return ofScalars(node);
    }
    return switch (node.path("type").asText()) {
      case "array" -> ofList(node);
      case "object" -> ofMapping(node);
      case "integer" -> "whole number" + bounds(node);
      case "number" -> "number" + bounds(node);
      case "boolean" -> "`true` or `false`";
      default -> ofText(node.path("pattern").asText());
    };
  }

  private static String ofText(String pattern) {
    return switch (pattern) {
      case NAME -> "name";
      case SLICE_NAME -> SLICE;
      default -> "text";
    };
  }

  private static String ofList(JsonNode node) {
    String items = of(node.path("items"));
    if (node.path("minItems").asInt() == 2 && node.path("maxItems").asInt() == 2) {
      return "`[least, most]`";
    }
    return "list of "
        + (node.path("items").has("enum")
            ? items
            : items
                .replaceFirst("^(whole number|number|name|text)", "$1s")
                .replaceFirst(", or " + SLICE + "$", ", or " + SLICE + "s"));
  }

  private static String ofMapping(JsonNode node) {
    return node.path("additionalProperties").isObject()
        ? "mapping of labels to "
            + of(node.path("additionalProperties")).replaceFirst("number", "numbers")
        : "mapping";
  }

  /** Text is text whatever YAML would take it for, so the schema lists more types than one. */
  private static String ofScalars(JsonNode node) {
    return switch (node.path("pattern").asText()) {
      case "^.$" -> "one character";
      case "^(.|none)$" -> "one character, or `none`";
      case VERSION -> "`\"MAJOR.MINOR\"`";
      default -> "text";
    };
  }

  private static String choices(JsonNode words) {
    List<String> shown = new ArrayList<>();
    words.forEach(word -> shown.add("`" + word.asText() + "`"));
    return String.join(", ", shown);
  }

  private static String bounds(JsonNode node) {
    boolean open =
        node.path("maximum").isMissingNode() || node.path("maximum").asLong() == Integer.MAX_VALUE;
    if (node.has("exclusiveMinimum")) {
      String above = " above " + node.path("exclusiveMinimum").asText();
      return open ? above : above + ", up to " + node.path("maximum").asText();
    }
    if (!node.has("minimum") || node.path("minimum").asLong() == Integer.MIN_VALUE) {
      return "";
    }
    String least = node.path("minimum").asText();
    return open ? ", at least " + least : " " + least + " to " + node.path("maximum").asText();
  }
}
