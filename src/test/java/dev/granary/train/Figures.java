package dev.granary.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What was measured in several turns, by the name of what was measured. */
final class Figures {
  private final Map<String, List<Double>> turns = new LinkedHashMap<>();

  void add(String name, double value) {
    turns.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
  }

  /** The median, and the least and the most in brackets. */
  String shown(String name, String format) {
    TreeSet<Double> sorted = new TreeSet<>(turns.getOrDefault(name, List.of(Double.NaN)));
    return String.format(
        Locale.ROOT,
        format + " (" + format + " to " + format + ")",
        median(name),
        sorted.first(),
        sorted.last());
  }

  private double median(String name) {
    List<Double> sorted = turns.getOrDefault(name, List.of(Double.NaN)).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
