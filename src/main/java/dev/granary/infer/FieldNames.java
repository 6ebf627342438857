package dev.granary.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that a spec allows, made of those that the data has. */
final class FieldNames {
  private FieldNames() {}

  /** One for each column, no two the same. */
  static List<String> of(List<String> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String column : columns) {
      String tidy = tidy(column);
      String name = tidy;
      for (int more = 2; !taken.add(name); more++) {
        name = tidy + "_" + more;
      }
      names.add(name);
    }
    return names;
  }

  static String tidy(String name) {
    String tidy =
        name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[0-9_]+|_+$", "");
    if (tidy.isEmpty()) {
      return "field";
    }
    return tidy.startsWith("granary_") ? "data_" + tidy : tidy;
  }
}
