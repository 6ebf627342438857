package dev.granary.launch.model;

import java.util.List;
import java.util.stream.Collectors;

/** Markdown in which what comes from data is shown as it is, and is nothing else. */
final class MarkdownText {
  private final StringBuilder text = new StringBuilder();

  void heading(String marks, String title) {
    text.append(marks).append(escaped(title)).append("\n\n");
  }

  /** What it is given is Markdown already. */
  void paragraph(String sentences) {
    text.append(sentences).append("\n\n");
  }

  /** What it is given is Markdown already. */
  void item(String sentence) {
    text.append("- ").append(sentence).append('\n');
  }

  void row(String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ').append(escaped(cell)).append(" |");
    }
    text.append('\n');
  }

  void rule(int columns) {
    text.append('|').append("---|".repeat(columns)).append('\n');
  }

  void end() {
    text.append('\n');
  }

  String codes(List<String> words) {
    return words.stream().map(this::code).collect(Collectors.joining(", "));
  }

  String code(String word) {
    return "`" + shown(word).replace('`', '\'') + "`";
  }

  private static String escaped(String word) {
    return shown(word).replaceAll("([\\\\`*_{}\\[\\]<>#|~!])", "\\\\$1");
  }

  /** Line ends would end a cell, and control characters would do what they like. */
  private static String shown(String word) {
    return word.replaceAll("\\p{C}", "\uFFFD");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
