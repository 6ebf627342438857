package dev.granary.trigger;

import dev.granary.trigger.Triggers.Seen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is told of suspected phrases, so that one trigger is one finding: of those of the same
 * records the longest; none that is suspected for a shorter one within it, which clearly more
 * records have; and none that hardly stands without a longer one that is told.
 */
final class Told {
  /** Of so many records of a shorter phrase, the longer one is what is meant. */
  private static final double NEARLY_ALL = 0.9;

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
    List<Seen> own =
        triggers.stream().map(this::seen).filter(seen -> !isForAPart(seen, records)).toList();
    Set<Long> covered = new HashSet<>();
    own.forEach(seen -> covered.addAll(seen.sighting().parts()));
    Map<Group, Seen> longest = new LinkedHashMap<>();
    own.stream()
        .filter(seen -> !covered.contains(seen.trigger().phrase()))
        .forEach(seen -> longest.merge(group(seen), seen, Told::longer));
    return List.copyOf(longest.values());
  }

  private static boolean isForAPart(Seen seen, Map<Long, Long> records) {
    return seen.sighting().parts().stream()
        .anyMatch(
            part ->
                seen.trigger().counts().records() < NEARLY_ALL * records.getOrDefault(part, 0L));
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
