package dev.granary.statistics.drift;

import dev.granary.statistics.Distribution.Category;
import dev.granary.statistics.Distribution.Classes;
import dev.granary.statistics.Ranges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values by bins, in both sets of records. */
public record Bins(List<Bin> bins) {
  private static final int MOST_CLASSES = 50;
  private static final int TENTHS = 10;
  private static final String OTHERS = "(all others)";

  /** A bin, and how many records are in it. */
  public record Bin(String name, double before, double after) {}

  public Bins {
    bins = List.copyOf(bins);
  }

  /** Each of the most frequent values of both together is a bin, and all others are one. */
  static Bins of(Classes before, Classes after) {
    Map<Long, Bin> all = new HashMap<>();
    for (Category its : before.classes()) {
      all.put(its.hash(), new Bin(its.name(), its.count(), 0));
    }
    for (Category its : after.classes()) {
      all.merge(
          its.hash(),
          new Bin(its.name(), 0, its.count()),
          (was, is) -> new Bin(was.name(), was.before(), is.after()));
    }
    List<Bin> sorted = new ArrayList<>(all.values());
    sorted.removeIf(bin -> bin.before() + bin.after() == 0);
    sorted.sort(
        Comparator.<Bin>comparingDouble(bin -> -bin.before() - bin.after())
            .thenComparing(Bin::name));
    if (sorted.size() <= MOST_CLASSES) {
      return new Bins(sorted);
    }
    List<Bin> rest = sorted.subList(MOST_CLASSES, sorted.size());
    Bin others =
        new Bin(
            OTHERS,
            rest.stream().mapToDouble(Bin::before).sum(),
            rest.stream().mapToDouble(Bin::after).sum());
    List<Bin> bins = new ArrayList<>(sorted.subList(0, MOST_CLASSES));
    bins.add(others);
    return new Bins(bins);
  }

  /** Tenths of the numbers before; fewer, where one number is more than a tenth of all. */
  static Bins of(Ranges before, Ranges after) {
    List<Double> edges = new ArrayList<>();
    for (int tenth = 1; tenth < TENTHS; tenth++) {
      double edge = before.most(before.quantile((double) tenth / TENTHS));
      if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
        edges.add(edge);
      }
    }
    List<Bin> bins = new ArrayList<>();
    double seenBefore = 0;
    double seenAfter = 0;
    double from = Double.NEGATIVE_INFINITY;
    for (double edge : edges) {
      double upToBefore = before.upTo(edge);
      double upToAfter = after.upTo(edge);
      bins.add(new Bin(name(from, edge), upToBefore - seenBefore, upToAfter - seenAfter));
      seenBefore = upToBefore;
      seenAfter = upToAfter;
      from = edge;
    }
    double above = before.total() - seenBefore;
    double aboveAfter = after.total() - seenAfter;
    if (above > 0 || aboveAfter > 0) {
      bins.add(new Bin(name(from, Double.POSITIVE_INFINITY), above, aboveAfter));
    }
    return new Bins(bins);
  }

  double before() {
    return bins.stream().mapToDouble(Bin::before).sum();
  }

  double after() {
    return bins.stream().mapToDouble(Bin::after).sum();
  }

  private static String name(double from, double to) {
    if (to == Double.POSITIVE_INFINITY) {
      return "above " + digits(from);
    }
    return from == Double.NEGATIVE_INFINITY
        ? "up to " + digits(to)
        : "above " + digits(from) + " up to " + digits(to);
  }

  private static String digits(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : withoutLastZeros(String.format(Locale.ROOT, "%.6g", value));
  }

  private static String withoutLastZeros(String digits) {
    return digits.contains("e") ? digits : digits.replaceFirst("\\.?0+$", "");
  }
}
