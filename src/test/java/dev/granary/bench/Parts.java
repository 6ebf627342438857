package dev.granary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a log tells of the parts of a run: lines of {@code stage WALL PROCESSOR NAME}, and the bytes
 * that went through groupings.
 */
record Parts(Map<String, Part> parts, long grouped) {
  /** Seconds by the clock and of all processors. */
  record Part(double wall, double processor) {
    static final Part NONE = new Part(0, 0);

    Part plus(Part other) {
      return new Part(wall + other.wall, processor + other.processor);
    }

    Part minus(Part other) {
      return new Part(wall - other.wall, processor - other.processor);
    }
  }

  static Parts of(Path log) throws IOException {
    Map<String, Part> parts = new LinkedHashMap<>();
    long grouped = 0;
    for (String line : Files.readAllLines(log)) {
      List<String> words = List.of(line.split(" ", 4));
      if (words.get(0).equals("stage") && words.size() == 4) {
        Part part = new Part(Double.parseDouble(words.get(1)), Double.parseDouble(words.get(2)));
        parts.merge(words.get(3), part, Part::plus);
      } else if (words.get(0).equals("grouped")) {
        grouped += Long.parseLong(words.get(1));
      }
    }
    return new Parts(parts, grouped);
  }

  /** All parts whose name begins so. */
  Part of(String start) {
    return parts.entrySet().stream()
        .filter(part -> part.getKey().startsWith(start))
        .map(Map.Entry::getValue)
        .reduce(Part.NONE, Part::plus);
  }
}
