package dev.granary.record;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A number of processes that read a version together.
 *
 * @param slices the names of the TPU slices that have so many; empty where none was named
 */
public record Processes(int count, List<String> slices) {
  public Processes {
    slices = List.copyOf(new TreeSet<>(slices));
  }

  /** A number that was written as such. */
  public static Processes of(int count) {
    return new Processes(count, List.of());
  }

  /** Each number once, ascending, with the names of all slices that have so many. */
  public static List<Processes> merged(Collection<Processes> all) {
    TreeMap<Integer, TreeSet<String>> slices = new TreeMap<>();
    all.forEach(
        one -> slices.computeIfAbsent(one.count, count -> new TreeSet<>()).addAll(one.slices));
    return slices.entrySet().stream()
        .map(one -> new Processes(one.getKey(), List.copyOf(one.getValue())))
        .toList();
  }
}
