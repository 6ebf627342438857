package dev.granary.gate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many records have each value of a field, for the fields that somebody counted. */
public record ValueCounts(SortedMap<String, SortedMap<String, Long>> fields) {
  public static final ValueCounts NONE = new ValueCounts(new TreeMap<>());

  public ValueCounts {
    SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
    fields.forEach(
        (field, counts) ->
            copy.put(field, Collections.unmodifiableSortedMap(new TreeMap<>(counts))));
    fields = Collections.unmodifiableSortedMap(copy);
  }

  /** These and others; where both counted a field, the others count. */
  public ValueCounts with(Map<String, ? extends SortedMap<String, Long>> others) {
    SortedMap<String, SortedMap<String, Long>> all = new TreeMap<>(fields);
    all.putAll(others);
    return new ValueCounts(all);
  }

  /** The values of a field, where they were counted. */
  public Optional<SortedMap<String, Long>> of(String field) {
    return Optional.ofNullable(fields.get(field));
  }
}
