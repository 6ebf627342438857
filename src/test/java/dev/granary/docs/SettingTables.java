package dev.granary.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON Schema of settings as Markdown: a table of the plain keys, and one for each section. */
final class SettingTables {
  private static final String HEAD = "| key | value | default | meaning |\n|---|---|---|---|\n";
  private static final Pattern DEFAULT = Pattern.compile("(.*) Default: (.*)\\.");
  private static final String NAMED = "<name>";

  private final List<String> plain = new ArrayList<>();
  private final StringBuilder sections = new StringBuilder();

  private SettingTables() {}

  static String of(JsonNode schema) {
    SettingTables tables = new SettingTables();
    for (Map.Entry<String, JsonNode> key : schema.path("properties").properties()) {
      if (isSection(key.getValue())) {
        tables.addSection(key.getKey(), key.getValue(), isRequired(schema, key.getKey()));
      } else {
        tables.plain.add(row(key.getKey(), key.getValue(), isRequired(schema, key.getKey())));
      }
    }
    return HEAD + String.join("", tables.plain) + tables.sections;
  }

  private void addSection(String name, JsonNode section, boolean required) {
    List<String> rows = new ArrayList<>();
    collect(name, section, rows);
    sections
        .append("\n### ")
        .append(name)
        .append("\n\n")
        .append(section.path("description").asText())
        .append(required ? " Required.\n\n" : "\n\n")
        .append(HEAD);
    rows.forEach(sections::append);
  }

  private static void collect(String path, JsonNode node, List<String> rows) {
    if (node.path("type").asText().equals("array")) {
      collect(path + "[]", node.path("items"), rows);
      return;
    }
    for (Map.Entry<String, JsonNode> key : node.path("properties").properties()) {
      add(path + "." + key.getKey(), key.getValue(), isRequired(node, key.getKey()), rows);
    }
    for (JsonNode named : node.path("patternProperties")) {
      add(path + "." + NAMED, named, false, rows);
    }
  }

  private static void add(String path, JsonNode node, boolean required, List<String> rows) {
    rows.add(row(path, node, required));
    if (isSection(node)) {
      collect(path, node, rows);
    }
  }

  private static String row(String path, JsonNode node, boolean required) {
    String sentence = node.path("description").asText();
    String fallback = node.has("default") ? code(node.path("default").toString()) : "";
    Matcher told = DEFAULT.matcher(sentence);
    if (told.matches()) {
      sentence = told.group(1);
      fallback = told.group(2);
    }
    if (required) {
      fallback = "required";
    }
    String value = SettingWords.of(node);
    String cells = String.join(" | ", code(path), value, fallback, sentence);
    return ("| " + cells + " |\n").replace("|  |", "| |");
  }

  private static boolean isSection(JsonNode node) {
    JsonNode object = node.path("type").asText().equals("array") ? node.path("items") : node;
    return object.has("properties") || object.has("patternProperties");
  }

  private static boolean isRequired(JsonNode section, String key) {
    for (JsonNode required : section.path("required")) {
      if (required.asText().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
