package dev.granary.trigger;

import dev.granary.coding.DataCoder;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Phrases that are suspected, and where they were seen; it grows as more are found. */
public final class Triggers {
  public static final DataCoder<Triggers> CODER = new TriggersCoder();

  /** So many are held; of more only how many they are. */
  static final int MOST = 1000;

  private final TreeSet<Trigger> strongest = new TreeSet<>();
  private final TreeMap<Long, Sighting> sightings = new TreeMap<>(Long::compareUnsigned);
  private long records;
  private long suspected;

  private Triggers() {}

  public static Triggers none() {
    return new Triggers();
  }

  /** So many records were looked through, and so many phrases suspected. */
  static Triggers counted(long records, long suspected) {
    Triggers triggers = none();
    triggers.records = records;
    triggers.suspected = suspected;
    return triggers;
  }

  /** How many records were looked through. */
  public long records() {
    return records;
  }

  /** How many phrases are suspected, those among them that say the same. */
  public long suspected() {
    return suspected;
  }

  /** The strongest of them. */
  SortedSet<Trigger> strongest() {
    return Collections.unmodifiableSortedSet(strongest);
  }

  /** By phrase. */
  SortedMap<Long, Sighting> sightings() {
    return Collections.unmodifiableSortedMap(sightings);
  }

  /** A suspected phrase and where it was seen. */
  public record Seen(Trigger trigger, Sighting sighting) {}

  /** What is suspected, the strongest first; of phrases that say the same only one. */
  public List<Seen> told() {
    return new Told(strongest, sightings).told();
  }

  void add(Trigger trigger) {
    suspected++;
    hold(trigger);
  }

  void add(long phrase, Sighting sighting) {
    Sighting known = sightings.putIfAbsent(phrase, sighting);
    if (known != null) {
      known.add(sighting);
    }
  }

  /** Takes in what another part found. */
  public void add(Triggers other) {
    records += other.records;
    suspected += other.suspected;
    other.strongest.forEach(this::hold);
    other.sightings.forEach(this::add);
  }

  void hold(Trigger trigger) {
    strongest.add(trigger);
    if (strongest.size() > MOST) {
      strongest.remove(strongest.last());
    }
  }
}
