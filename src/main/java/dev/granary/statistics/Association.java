package dev.granary.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much a feature tells of the label, in the records of the sample: Cramér's V, without what
 * chance alone would make of it (Bergsma's correction). 0: nothing, 1: everything. Numbers are
 * taken by fifths, and that a value is missing counts as a value.
 *
 * @param records of how many records it is known
 */
public record Association(String feature, double strength, long records) {
  private static final int FIFTHS = 5;

  /** More texts than this, and nearly every record has its own: nothing can be told. */
  private static final int MOST_VALUES = 64;

  /** A pair of values, and how many records have both. */
  private record Cell(long value, long label) {}

  static List<Association> of(Tally tally) {
    List<Association> associations = new ArrayList<>();
    int label = tally.plan().label();
    if (label < 0) {
      return associations;
    }
    for (int feature = 0; feature < tally.plan().features().size(); feature++) {
      if (feature != label && !tally.plan().features().get(feature).isList()) {
        double strength = strength(tally, feature, label);
        if (!Double.isNaN(strength)) {
          String name = tally.plan().features().get(feature).name();
          associations.add(new Association(name, strength, tally.sample().records()));
        }
      }
    }
    return associations;
  }

  private static double strength(Tally tally, int feature, int label) {
    long[] edges = edges(tally, feature);
    Map<Cell, Long> cells = new HashMap<>();
    Map<Long, Long> values = new HashMap<>();
    Map<Long, Long> labels = new HashMap<>();
    tally
        .sample()
        .forEachPair(
            feature,
            label,
            (one, other, times) -> {
              long value = group(one, edges);
              long its = group(other, new long[0]);
              cells.merge(new Cell(value, its), times, Long::sum);
              values.merge(value, times, Long::sum);
              labels.merge(its, times, Long::sum);
            });
    return values.size() > MOST_VALUES || labels.size() > MOST_VALUES
        ? Double.NaN
        : cramer(cells, values, labels);
  }

  private static double cramer(
      Map<Cell, Long> cells, Map<Long, Long> values, Map<Long, Long> labels) {
    double n = values.values().stream().mapToLong(Long::longValue).sum();
    if (n < 2) {
      return Double.NaN;
    }
    double phi = -1;
    for (long value : sorted(values)) {
      for (long label : sorted(labels)) {
        double both = cells.getOrDefault(new Cell(value, label), 0L);
        double expected = (double) values.getOrDefault(value, 1L) * labels.getOrDefault(label, 1L);
        phi += both * both / expected;
      }
    }
    double free = (values.size() - 1.0) * (labels.size() - 1.0) / (n - 1);
    double rows = values.size() - Math.pow(values.size() - 1.0, 2) / (n - 1);
    double columns = labels.size() - Math.pow(labels.size() - 1.0, 2) / (n - 1);
    double most = Math.min(rows, columns) - 1;
    return most <= 0 ? 0 : Math.min(1, Math.sqrt(Math.max(0, phi - free) / most));
  }

  /** Sums are taken in one order. */
  private static long[] sorted(Map<Long, Long> counts) {
    return counts.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static long group(SampledRecord.Value value, long[] edges) {
    if (!value.present()) {
      return Long.MIN_VALUE;
    }
    if (edges.length == 0) {
      return value.key();
    }
    int at = Arrays.binarySearch(edges, value.key());
    return at < 0 ? -at - 1 : at;
  }

  /** The ends of the fifths of numbers; none for texts and truth values. */
  private static long[] edges(Tally tally, int feature) {
    Measured measured = tally.plan().features().get(feature);
    if (measured.kind() != Measured.Kind.WHOLE && measured.kind() != Measured.Kind.REAL) {
      return new long[0];
    }
    List<Long> keys = new ArrayList<>();
    tally
        .sample()
        .forEach(
            feature,
            (value, times) -> {
              if (value.present()) {
                keys.add(value.key());
              }
            });
    keys.sort(null);
    return keys.isEmpty()
        ? new long[] {0}
        : IntStream.range(1, FIFTHS)
            .mapToLong(fifth -> keys.get(keys.size() * fifth / FIFTHS))
            .distinct()
            .toArray();
  }
}
