package dev.granary.compare;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a source in both versions; 0 where one has not got it.
 *
 * @param removed by the name of the reason: how many were dropped or quarantined
 */
public record SourceChange(
    String name, Figures read, Figures kept, SortedMap<String, Figures> removed) {
  public SourceChange {
    removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
  }

  boolean isChange() {
    return read.differ() || kept.differ() || removed.values().stream().anyMatch(Figures::differ);
  }
}
