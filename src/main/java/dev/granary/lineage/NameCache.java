package dev.granary.lineage;

import java.util.HashMap;
import java.util.Map;

/** Remembers the names of the texts seen lately, so that each is encoded about once. */
final class NameCache {
  private static final int MOST = 4096;

  private final Map<String, Name> names = new HashMap<>();

  Name of(String text) {
    Name known = names.get(text);
    if (known != null) {
      return known;
    }
    if (names.size() == MOST) {
      names.clear();
    }
    Name name = Name.of(text);
    names.put(text, name);
    return name;
  }
}
