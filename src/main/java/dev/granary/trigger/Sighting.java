package dev.granary.trigger;

import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where a phrase was seen; it grows as more is gone through. */
public final class Sighting {
  private static final int MOST_PLACES = 3;

  private final int words;
  private final TreeSet<Long> parts;
  private final List<Place> places = new ArrayList<>();
  private long records;

  /**
   * One record that has it, and the bytes of the text of its field: the phrase itself is theirs.
   */
  public record Place(RecordId record, int field, int start, int end) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::record)
            .thenComparingInt(Place::field)
            .thenComparingInt(Place::start)
            .thenComparingInt(Place::end);

    @Override
    public int compareTo(Place that) {
      return ORDER.compare(this, that);
    }
  }

  /**
   * Nothing seen yet.
   *
   * @param parts the suspected phrases that are within it
   */
  Sighting(int words, SortedSet<Long> parts) {
    this.words = words;
    this.parts = new TreeSet<>(parts);
  }

  /** How many words the phrase has. */
  public int words() {
    return words;
  }

  SortedSet<Long> parts() {
    return Collections.unmodifiableSortedSet(parts);
  }

  /** The three of them with the smallest ids. */
  public List<Place> places() {
    return Collections.unmodifiableList(places);
  }

  /** A number that is the same for phrases of the same records, and hardly of others. */
  long records() {
    return records;
  }

  /** Takes a record that has the phrase, once. */
  void add(Place place) {
    records += StableHash.mix(0, place.record());
    show(place);
  }

  void add(Sighting other) {
    records += other.records;
    other.places.forEach(this::show);
  }

  /** As it was when it was coded. */
  static Sighting of(int words, SortedSet<Long> parts, long records, List<Place> places) {
    Sighting sighting = new Sighting(words, parts);
    sighting.records = records;
    sighting.places.addAll(places);
    return sighting;
  }

  private void show(Place place) {
    int found = Collections.binarySearch(places, place);
    places.add(found < 0 ? -found - 1 : found, place);
    if (places.size() > MOST_PLACES) {
      places.remove(MOST_PLACES);
    }
  }
}
