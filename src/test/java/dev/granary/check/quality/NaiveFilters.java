package dev.granary.check.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the filters count, done the plain way with strings; slow, and easy to read. */
final class NaiveFilters {
  private static final Pattern WHITE = Pattern.compile("[\\p{Z}\\t-\\r\\x1C-\\x1F\\x85]+");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}](.*[\\p{L}\\p{M}\\p{N}])?");
  private static final Pattern RUN = Pattern.compile("(.)\\1*");

  private final String text;
  private final List<String> tokens = new ArrayList<>();

  NaiveFilters(String text) {
    this.text = text.replace("\r\n", "\n");
    for (String piece : WHITE.split(this.text, -1)) {
      Matcher word = WORD.matcher(piece);
      if (word.find()) {
        addRuns(piece.substring(0, word.start()));
        tokens.add(word.group());
        addRuns(piece.substring(word.end()));
      } else {
        addRuns(piece);
      }
    }
  }

  private void addRuns(String symbols) {
    Matcher run = RUN.matcher(symbols);
    while (run.find()) {
      tokens.add(run.group());
    }
  }

  List<String> tokens() {
    return tokens;
  }

  List<String> words() {
    return tokens.stream().filter(token -> WORD.matcher(token).find()).toList();
  }

  long wordPoints() {
    return words().stream().mapToLong(NaiveFilters::points).sum();
  }

  long lettered() {
    return tokens.stream()
        .filter(token -> token.codePoints().anyMatch(Character::isLetter))
        .count();
  }

  int ellipses() {
    return text.split("\\.\\.\\.|…", -1).length - 1;
  }

  List<String> lines() {
    return List.of(text.split("\n", -1));
  }

  /** The lines between runs of line ends. */
  Dups repeatedLines() {
    return Dups.of(List.of(text.split("\n+", -1)));
  }

  Dups repeatedParagraphs() {
    String stripped = text.replaceAll("^" + WHITE + "|" + WHITE + "$", "");
    return Dups.of(List.of(stripped.split("\n{2,}", -1)));
  }

  /** How many pieces are equal to one before them, of how many, and their characters. */
  record Dups(int repeated, int pieces, long points) {
    static Dups of(List<String> pieces) {
      Set<String> seen = new HashSet<>();
      List<String> again = pieces.stream().filter(piece -> !seen.add(piece)).toList();
      return new Dups(
          again.size(), pieces.size(), again.stream().mapToLong(NaiveFilters::points).sum());
    }
  }

  long top(int length) {
    Map<List<String>, Long> times = new LinkedHashMap<>();
    for (int i = 0; i + length <= tokens.size(); i++) {
      times.merge(tokens.subList(i, i + length), 1L, Long::sum);
    }
    long most = times.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return times.entrySet().stream()
        .filter(run -> run.getValue() == most)
        .findFirst()
        .map(run -> most * points(String.join(" ", run.getKey())))
        .orElse(0L);
  }

  long duplicated(int length) {
    Set<List<String>> seen = new HashSet<>();
    long sum = 0;
    int at = 0;
    while (at + length <= tokens.size()) {
      List<String> run = tokens.subList(at, at + length);
      boolean again = !seen.add(run);
      sum += again ? points(String.join("", run)) : 0;
      at += again ? length : 1;
    }
    return sum;
  }

  static int points(String text) {
    return text.codePointCount(0, text.length());
  }
}
