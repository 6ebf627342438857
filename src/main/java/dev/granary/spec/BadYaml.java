package dev.granary.spec;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A text is not YAML, or more of it than we take; only the first such place can be told. */
final class BadYaml extends Exception {
  private final transient Position at;
  private final String hint;

  BadYaml(Position at, String message, String hint) {
    super(message);
    this.at = at;
    this.hint = hint;
  }

  /** The parser's own words, save for the mistake that everybody makes once. */
  static BadYaml from(MarkedYAMLException cause) {
    Position at =
        cause.getProblemMark() == null ? Position.START : YamlTree.position(cause.getProblemMark());
    String problem = cause.getProblem() == null ? "it cannot be read" : cause.getProblem();
    if (problem.contains("(TAB)")) {
      return new BadYaml(at, "a tab stands where only spaces may", "indent with spaces");
    }
    return new BadYaml(at, "is not YAML: " + problem, "");
  }

  Problem in(String file) {
    return new Problem(file, at.line(), at.column(), "", String.valueOf(getMessage()), hint);
  }
}
