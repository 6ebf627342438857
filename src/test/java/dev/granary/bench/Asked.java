package dev.granary.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options behind the first argument, each a name and a value. */
final class Asked {
  private Asked() {}

  static Map<String, String> of(String[] arguments, Map<String, String> defaults) {
    Map<String, String> asked = new LinkedHashMap<>(defaults);
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      if (asked.put(arguments[i], arguments[i + 1]) == null) {
        throw new IllegalArgumentException("what is " + arguments[i] + "?");
      }
    }
    return asked;
  }
}
