package dev.granary.version;

import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the records of a source went, by the names of the reasons. It exists only if it adds up:
 * every record read was kept, dropped or quarantined.
 */
public record Tally(
    long read, long kept, SortedMap<String, Long> dropped, SortedMap<String, Long> quarantined) {
  public Tally {
    Wording.requireNotNegative("read", read);
    Wording.requireNotNegative("kept", kept);
    dropped = sorted(dropped);
    quarantined = sorted(quarantined);
    long told = Math.addExact(kept, Math.addExact(sum(dropped), sum(quarantined)));
    if (read != told) {
      throw new IllegalArgumentException(
          "%d records were read, but %d kept + %d dropped + %d quarantined = %d"
              .formatted(read, kept, sum(dropped), sum(quarantined), told));
    }
  }

  /** The tally of a source whose records have these reasons, those of kept ones among them. */
  public static Tally of(long read, Map<Reason, Long> reasons) {
    return new Tally(
        read,
        sum(of(Outcome.KEPT, reasons)),
        of(Outcome.DROPPED, reasons),
        of(Outcome.QUARANTINED, reasons));
  }

  private static SortedMap<String, Long> of(Outcome outcome, Map<Reason, Long> reasons) {
    SortedMap<String, Long> counts = new TreeMap<>();
    reasons.forEach(
        (reason, count) -> {
          if (reason.outcome() == outcome && count != 0) {
            counts.put(reason.name(), count);
          }
        });
    return counts;
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> counts) {
    counts.forEach(
        (reason, count) -> {
          Wording.requireName("the reason", reason);
          Wording.requireNotNegative("the count of " + reason, count);
        });
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().reduce(0L, Math::addExact);
  }
}
