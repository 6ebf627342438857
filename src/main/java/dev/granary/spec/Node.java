package dev.granary.spec;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A piece of YAML and where it stands. Scalars keep their text: what it means, the key decides. */
sealed interface Node {
  Position at();

  /** The node in words that follow "is". */
  String shown();

  /** The keys of a mapping; nothing else has any. */
  default Set<String> keys() {
    return Set.of();
  }

  /** Keys and values in the order of the file; a key may stand in it twice. */
  record Mapping(Position at, List<Entry> entries) implements Node {
    @Override
    public String shown() {
      return "a mapping";
    }

    @Override
    public Set<String> keys() {
      return entries.stream().map(entry -> entry.key().text()).collect(Collectors.toSet());
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Node value) {}

  /** A list. */
  record Sequence(Position at, List<Node> items) implements Node {
    @Override
    public String shown() {
      return "a list";
    }
  }

  /** Whether a scalar stood in quotes or as a block of text, or plainly. */
  enum Style {
    PLAIN,
    QUOTED
  }

  /** One value. */
  record Scalar(Position at, String text, Style style) implements Node {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final int SHOWN = 60;

    boolean isPlain() {
      return style == Style.PLAIN;
    }

    boolean isNull() {
      return isPlain() && NULLS.contains(text);
    }

    @Override
    public String shown() {
      if (isNull()) {
        return text.isEmpty() ? "empty" : text;
      }
      return isPlain() ? shorten(text) : quote(text);
    }

    /** A text in quotes, on one line, and no longer than a message can bear. */
    static String quote(String text) {
      return TextNode.valueOf(shorten(text)).toString();
    }

    private static String shorten(String text) {
      return text.codePointCount(0, text.length()) <= SHOWN
          ? text
          : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "...";
    }
  }
}
