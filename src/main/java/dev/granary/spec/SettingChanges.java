package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two resolved specs. What only one of them has is told whole, not key by key. */
final class SettingChanges {
  private static final String NAMED_BY_USER = "*";
  private static final String NAME = "name";

  private final List<SettingChange> changes = new ArrayList<>();

  private SettingChanges() {}

  static List<SettingChange> between(JsonNode before, JsonNode after) {
    SettingChanges found = new SettingChanges();
    found.compare("", before, after);
    return found.changes;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      compareParts(path.isEmpty() ? "%s" : path + ".%s", partsOf(before), partsOf(after));
      compareOrder(path, entriesOf(before), entriesOf(after));
    } else if (areNamed(before) && areNamed(after)) {
      compareParts(path + "[%s]", itemsOf(before), itemsOf(after));
      compareOrder(path, itemsOf(before), itemsOf(after));
    } else if (!before.equals(after)) {
      add(path, Optional.of(before), Optional.of(after));
    }
  }

  private void compareParts(
      String form, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String path = form.formatted(name);
      if (before.containsKey(name) && after.containsKey(name)) {
        compare(path, before.get(name), after.get(name));
      } else {
        add(path, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
      }
    }
  }

  /** The order of what the user names matters to ids and features. */
  private void compareOrder(
      String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    List<String> earlier = new ArrayList<>(before.keySet());
    List<String> later = new ArrayList<>(after.keySet());
    earlier.retainAll(after.keySet());
    later.retainAll(before.keySet());
    if (!earlier.equals(later)) {
      changes.add(
          new SettingChange(
              "order of " + path,
              Optional.of(String.join(", ", earlier)),
              Optional.of(String.join(", ", later))));
    }
  }

  private void add(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
    changes.add(
        new SettingChange(path, before.map(JsonNode::toString), after.map(JsonNode::toString)));
  }

  private static Map<String, JsonNode> partsOf(JsonNode section) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    section
        .properties()
        .forEach(
            part -> {
              if (!part.getKey().equals(NAMED_BY_USER)) {
                parts.put(part.getKey(), part.getValue());
              }
            });
    parts.putAll(entriesOf(section));
    return parts;
  }

  private static Map<String, JsonNode> entriesOf(JsonNode section) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    for (JsonNode entry : section.path(NAMED_BY_USER)) {
      entries.put(entry.path(0).asText(), entry.path(1));
    }
    return entries;
  }

  private static boolean areNamed(JsonNode list) {
    return list.isArray() && !list.isEmpty() && itemsOf(list).size() == list.size();
  }

  private static Map<String, JsonNode> itemsOf(JsonNode list) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode item : list) {
      if (item.path(NAME).isTextual()) {
        items.put(item.path(NAME).asText(), item);
      }
    }
    return items;
  }
}
