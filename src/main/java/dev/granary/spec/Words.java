package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a command, each as the program is to get it: no shell reads them. */
enum Words implements Plain<List<String>> {
  OF_A_COMMAND;

  @Override
  public Optional<List<String>> parse(Node node, Where where) {
    if (!(node instanceof Node.Sequence sequence)) {
      where.refuse("a list of words, such as [python3, train.py]", node);
      return Optional.empty();
    }
    if (sequence.items().isEmpty()) {
      where.refuse("must not be an empty list");
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node child = sequence.items().get(i);
      Where place = where.item(i, child);
      Text.in(child, place).filter(word -> accept(word, place)).ifPresent(words::add);
    }
    return words.size() == sequence.items().size()
        ? Optional.of(List.copyOf(words))
        : Optional.empty();
  }

  @Override
  public JsonNode show(List<String> value) {
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    value.forEach(words::add);
    return words;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", Text.scalarSchema());
    return schema.put("minItems", 1);
  }

  private static boolean accept(String word, Where where) {
    if (word.indexOf('\0') >= 0) {
      where.refuse("must not hold the character 0", "no program can be given it");
      return false;
    }
    return true;
  }
}
