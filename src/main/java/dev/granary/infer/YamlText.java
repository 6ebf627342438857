package dev.granary.infer;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML writes them: plainly where that is sure to be read as it stands. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./$-]*( [A-Za-z0-9_.$-]+)*");
  private static final Set<String> NULLS = Set.of("null", "Null", "NULL");

  private YamlText() {}

  static String of(String text) {
    return PLAIN.matcher(text).matches() && !NULLS.contains(text)
        ? text
        : TextNode.valueOf(text).toString();
  }

  static String list(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
