package dev.granary.check.quality;

/**
 * Cuts a text into lines and tokens, in one pass over its bytes.
 *
 * <p>A line ends at a line feed. What stands between white space is cut once more: from its first
 * to its last character that is a letter, a mark or a number it is one word, whatever stands in
 * between; before and after that, each run of one and the same symbol is a token of its own. So
 * {@code ("don't...")} is {@code (}, {@code "}, {@code don't}, {@code ...}, {@code "} and {@code
 * )}.
 */
final class CutText {
  private static final int ELLIPSIS = 0x2026;
  private static final int DOTS = 3;

  private final Tokens tokens;
  private final Lines lines = new Lines();
  private byte[] text = new byte[0];
  private int start;
  private int end;
  private int points;
  private int newLines;
  private int hashes;
  private int ellipses;
  private int lineStart;
  private int pointsBeforeLine;
  private int inkStart;
  private int inkEnd;

  CutText(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The text is kept by reference until the next one is cut. */
  void cut(byte[] of, int from, int length) {
    text = of;
    start = from;
    end = from + length;
    points = 0;
    newLines = 0;
    hashes = 0;
    ellipses = 0;
    tokens.clear(text);
    lines.clear();
    beginLine(from);
    int at = from;
    while (at < end) {
      at = Characters.isWhite(Characters.at(text, at)) ? white(at) : piece(at);
    }
    endLine(end);
  }

  byte[] text() {
    return text;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Whether the text begins with a line end. */
  boolean beginsWithNewLine() {
    return !isEmpty() && text[start] == '\n';
  }

  boolean endsWithNewLine() {
    return !isEmpty() && text[end - 1] == '\n';
  }

  /** How many characters the text has. */
  int points() {
    return points;
  }

  int newLines() {
    return newLines;
  }

  /** Every number sign, wherever it stands. */
  int hashes() {
    return hashes;
  }

  /** Every three dots and every character that is an ellipsis. */
  int ellipses() {
    return ellipses;
  }

  Tokens tokens() {
    return tokens;
  }

  Lines lines() {
    return lines;
  }

  private int white(int at) {
    int next = at + Characters.bytes(text[at]);
    if (text[at] != '\n') {
      points++;
      return next;
    }
    endLine(at);
    points++;
    newLines++;
    beginLine(next);
    return next;
  }

  /** Reads up to the next white space, and gives where that is. */
  private int piece(int from) {
    int wordStart = -1;
    int wordEnd = from;
    int wordPoints = 0;
    int pending = 0;
    int kinds = 0;
    int dots = 0;
    int all = 0;
    int at = from;
    while (at < end) {
      int point = Characters.at(text, at);
      int kind = Characters.kind(point);
      if (kind == Characters.WHITE) {
        break;
      }
      all++;
      int next = at + Characters.bytes(text[at]);
      if (kind == Characters.SYMBOL) {
        pending++;
        dots = countSymbol(point, dots);
      } else {
        wordPoints += wordStart < 0 ? 1 : pending + 1;
        wordStart = wordStart < 0 ? at : wordStart;
        wordEnd = next;
        kinds |= kind;
        pending = 0;
        dots = 0;
      }
      at = next;
    }
    points += all;
    inkStart = inkStart < 0 ? from : inkStart;
    inkEnd = at;
    if (wordStart >= 0) {
      symbols(from, wordStart);
      tokens.addWord(text, wordStart, wordEnd, wordPoints, kinds);
    }
    symbols(wordEnd, at);
    return at;
  }

  /** Gives how many dots stand side by side since the last three. */
  private int countSymbol(int point, int dotsBefore) {
    if (point == '.') {
      boolean third = dotsBefore == DOTS - 1;
      ellipses += third ? 1 : 0;
      return third ? 0 : dotsBefore + 1;
    }
    hashes += point == '#' ? 1 : 0;
    ellipses += point == ELLIPSIS ? 1 : 0;
    return 0;
  }

  private void symbols(int from, int to) {
    int at = from;
    while (at < to) {
      int first = at;
      int symbol = Characters.at(text, first);
      int bytes = Characters.bytes(text[first]);
      do {
        at += bytes;
      } while (at < to && Characters.at(text, at) == symbol);
      tokens.addSymbol(first, at, (at - first) / bytes);
    }
  }

  private void beginLine(int at) {
    lineStart = at;
    pointsBeforeLine = points;
    inkStart = -1;
  }

  private void endLine(int at) {
    boolean blank = inkStart < 0;
    lines.add(lineStart, at, points - pointsBeforeLine, blank ? at : inkStart, blank ? at : inkEnd);
  }
}
