package dev.granary.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The same figure of several turns. */
record Figures(double median, double least, double most) {
  static <T> Figures of(List<T> turns, ToDoubleFunction<T> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return new Figures(
        sorted[sorted.length / 2],
        Arrays.stream(sorted).min().orElseThrow(),
        Arrays.stream(sorted).max().orElseThrow());
  }

  /** The median, and from where to where they go. */
  String words() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
  }
}
