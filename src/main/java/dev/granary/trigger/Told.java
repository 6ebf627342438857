package dev.granary.trigger;

import dev.granary.trigger.Triggers.Seen;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is told of suspected phrases, so that one trigger is one finding: of those of the same
 * records the longest, and none that is suspected for a shorter one within it, which more records
 * have.
 */
final class Told {
  private final SortedSet<Trigger> triggers;
  private final SortedMap<Long, Sighting> sightings;

  /** Phrases of one source and label that the same records have. */
  private record Group(int source, long label, long count, long records) {}

  Told(SortedSet<Trigger> triggers, SortedMap<Long, Sighting> sightings) {
    this.triggers = triggers;
    this.sightings = sightings;
  }

  List<Seen> told() {
    Map<Long, Long> records = new HashMap<>();
    triggers.forEach(trigger -> records.put(trigger.phrase(), trigger.counts().records()));
    Map<Group, Seen> longest = new LinkedHashMap<>();
    for (Trigger trigger : triggers) {
      Seen seen = seen(trigger);
      if (!isForAPart(seen, records)) {
        longest.merge(group(seen), seen, Told::longer);
      }
    }
    return List.copyOf(longest.values());
  }

  private static boolean isForAPart(Seen seen, Map<Long, Long> records) {
    return seen.sighting().parts().stream()
        .anyMatch(part -> records.getOrDefault(part, 0L) > seen.trigger().counts().records());
  }

  private static Group group(Seen seen) {
    Trigger trigger = seen.trigger();
    return new Group(
        trigger.source(), trigger.label(), trigger.counts().records(), seen.sighting().records());
  }

  private static Seen longer(Seen left, Seen right) {
    return right.sighting().words() > left.sighting().words() ? right : left;
  }

  private Seen seen(Trigger trigger) {
    Sighting sighting = sightings.get(trigger.phrase());
    if (sighting == null) {
      throw new IllegalStateException("a suspected phrase was not found again");
    }
    return new Seen(trigger, sighting);
  }
}
