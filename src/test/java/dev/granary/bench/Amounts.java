package dev.granary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many documents there are of each kind: what a run over them must find. */
final class Amounts {
  /** What a document is. */
  enum Kind {
    /** A text of its own. */
    NEW,
    /** A text of its own, with an address, a telephone number and a card number in it. */
    PERSONAL,
    /** The text of an earlier document, letter by letter. */
    EQUAL,
    /** The text of an earlier document, in capitals and with wider spaces. */
    EQUAL_WHEN_FOLDED,
    /** The text of an earlier document with one word in fifty changed. */
    NEAR,
    /** No valid JSON. */
    BROKEN,
    /** No text, though one is asked for. */
    WITHOUT_TEXT,
    /** A number where a text should stand. */
    OF_ANOTHER_TYPE,
    /** Bytes that are not UTF-8. */
    NOT_UTF8;

    boolean isDirt() {
      return compareTo(BROKEN) >= 0;
    }
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void add(Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  long documents() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long dirt() {
    return counts.keySet().stream().filter(Kind::isDirt).mapToLong(this::of).sum();
  }

  /** How many are left when what cannot be read and what repeats an earlier text is gone. */
  long survivors() {
    return documents() - dirt() - of(Kind.EQUAL) - of(Kind.EQUAL_WHEN_FOLDED);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    counts.forEach((kind, count) -> lines.add(kind + " " + count));
    Files.write(file, lines);
  }

  static Amounts read(Path file) throws IOException {
    Amounts amounts = new Amounts();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ", -1);
      amounts.counts.put(Kind.valueOf(words[0]), Long.parseLong(words[1]));
    }
    return amounts;
  }
}
