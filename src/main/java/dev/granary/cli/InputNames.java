package dev.granary.cli;

import dev.granary.report.Legible;
import dev.granary.version.Input;
import dev.granary.version.Manifest;
import java.util.Comparator;
import java.util.List;

/** The input files of a version, as it names them. */
record InputNames(List<String> names) {
  private static final int MOST_SHOWN = 10;

  static InputNames of(Manifest manifest) {
    return new InputNames(
        manifest.draft().inputs().stream()
            .map((Input input) -> input.file().name())
            .distinct()
            .toList());
  }

  /** People type the path from where they are; a version names files from its spec's folder. */
  String meant(String typed) {
    String path = typed.startsWith("./") ? typed.substring(2) : typed;
    return names.stream()
        .filter(name -> path.endsWith("/" + name))
        .max(Comparator.comparingInt(String::length))
        .filter(name -> !names.contains(path))
        .orElse(path);
  }

  /** Says that a file was not read, and which ones were. */
  String notRead(String typed, String version) {
    String known = String.join(", ", names.stream().limit(MOST_SHOWN).map(Legible::text).toList());
    String more = names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "";
    return "no record of "
        + version
        + " came from a file "
        + Legible.text(typed)
        + "; it was made from "
        + known
        + more;
  }
}
