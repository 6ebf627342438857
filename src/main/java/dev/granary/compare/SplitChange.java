package dev.granary.compare;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A split in both versions; 0 where one has not got it.
 *
 * @param classes the records of each label as written; empty without a label
 */
public record SplitChange(
    String name,
    Figures records,
    Figures files,
    Figures bytes,
    SortedMap<String, Figures> classes) {
  public SplitChange {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /** Whether it has another size; classes aside. */
  public boolean isOfOtherSize() {
    return records.differ() || files.differ() || bytes.differ();
  }

  boolean isChange() {
    return isOfOtherSize() || classes.values().stream().anyMatch(Figures::differ);
  }
}
