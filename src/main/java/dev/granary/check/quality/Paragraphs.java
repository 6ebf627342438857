package dev.granary.check.quality;

/**
 * The paragraphs of a text: its lines, between empty ones. White space before the first and after
 * the last does not belong to them; a text of nothing else is one empty paragraph.
 */
final class Paragraphs {
  private final byte[] text;
  private final Lines lines;
  private final int first;
  private final int last;

  Paragraphs(CutText text) {
    this.text = text.text();
    lines = text.lines();
    int from = 0;
    int to = lines.count() - 1;
    while (from <= to && lines.isBlank(from)) {
      from++;
    }
    while (to >= from && lines.isBlank(to)) {
      to--;
    }
    first = from;
    last = to;
  }

  void addTo(Repeated repeated) {
    if (first > last) {
      repeated.add(0, 0, 0);
      return;
    }
    int begin = first;
    for (int line = first + 1; line <= last + 1; line++) {
      if (line > last || lines.followsGap(line)) {
        add(repeated, begin, line - 1);
        begin = line;
      }
    }
  }

  private void add(Repeated repeated, int from, int to) {
    int start = from == first ? lines.inkStart(from) : lines.start(from);
    int end = to == last ? lines.inkEnd(to) : lines.end(to);
    int points = to - from;
    for (int line = from; line <= to; line++) {
      points += lines.points(line);
    }
    points -= Characters.count(text, lines.start(from), start);
    points -= Characters.count(text, end, lines.end(to));
    repeated.add(start, end, points);
  }
}
