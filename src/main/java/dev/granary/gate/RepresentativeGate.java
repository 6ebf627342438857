package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.record.Severity;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a field's values have the shares that they have in the world. A share counts as wrong
 * only where chance does not explain it: where its whole {@link Interval} lies outside.
 */
public final class RepresentativeGate {
  private static final double TOLERANCE = 1e-9;

  private final String field;
  private final SortedMap<String, Double> reference;
  private final double maxDifference;
  private final Severity severity;

  /** Values that the reference does not name have together what it leaves of 1. */
  public RepresentativeGate(
      String field, SortedMap<String, Double> reference, double maxDifference, Severity severity) {
    this.field = field;
    this.reference = Collections.unmodifiableSortedMap(new TreeMap<>(reference));
    this.maxDifference = maxDifference;
    this.severity = severity;
  }

  /** A part of the records, its share by the reference, and how far off it is for sure. */
  private record Part(String name, long records, double expected, Interval share, double off) {}

  /** Judges by the records of each value, where they were counted. */
  public GateOutcome judge(Optional<? extends Map<String, Long>> counted) {
    if (counted.isEmpty()) {
      return about("not counted").fails("nobody counted the values of %s", field);
    }
    long all = counted.get().values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return about("no records").fails("no record has a value of %s", field);
    }
    Part worst = worst(counted.get(), all);
    Observation observation =
        about(
            String.format(
                Locale.ROOT,
                "%s: %d of %d records, a share of %s (expected %.3f)",
                worst.name(),
                worst.records(),
                all,
                worst.share(),
                worst.expected()));
    if (worst.off() <= TOLERANCE) {
      return observation.passes("no share is further from the reference than chance explains");
    }
    return observation.fails(
        "%s has %d of %d records where the reference says a share of %.3f; chance does not explain"
            + " it: see where its records went in the funnel, or change gates.representative",
        worst.name(), worst.records(), all, worst.expected());
  }

  /** The part that is furthest off; of equal ones, whose share differs most. */
  private Part worst(Map<String, Long> counts, long all) {
    long others = all;
    double left = 1;
    Part worst = part("other values", 0, 0, 0);
    boolean isFirst = true;
    for (Map.Entry<String, Double> each : reference.entrySet()) {
      long records = counts.getOrDefault(each.getKey(), 0L);
      others -= records;
      left -= each.getValue();
      Part part = part(field + " = " + each.getKey(), records, all, each.getValue());
      worst = isFirst ? part : worse(worst, part, all);
      isFirst = false;
    }
    return worse(worst, part("other values of " + field, others, all, Math.max(0, left)), all);
  }

  private Part part(String name, long records, long all, double expected) {
    Interval share = Interval.ofShare(records, all);
    double off = share.distanceTo(expected - maxDifference, expected + maxDifference);
    return new Part(name, records, expected, share, off);
  }

  private static Part worse(Part one, Part other, long all) {
    if (one.off() != other.off()) {
      return one.off() > other.off() ? one : other;
    }
    return difference(other, all) > difference(one, all) ? other : one;
  }

  private static double difference(Part part, long all) {
    return Math.abs((double) part.records() / all - part.expected());
  }

  private Observation about(String observed) {
    return new Observation(
            "representative." + field,
            observed,
            "within " + maxDifference + " of the reference, as far as chance allows to tell")
        .setBy("gates.representative")
        .weighing(severity);
  }
}
