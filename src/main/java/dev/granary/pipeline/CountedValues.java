package dev.granary.pipeline;

import dev.granary.gate.ValueCounts;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.spec.Spec;
import dev.granary.statistics.Tally;
import dev.granary.tag.Encoding;
import dev.granary.tag.FeatureColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many records have each value of a field: of those that are published where the field is a
 * feature of theirs, else of those that were read and passed their checks.
 */
final class CountedValues {
  private final Spec spec;
  private final Tally read;
  private final List<Tally> published;

  CountedValues(Spec spec, Tally read, List<Tally> published) {
    this.spec = spec;
    this.read = read;
    this.published = published;
  }

  ValueCounts all() {
    Map<String, SortedMap<String, Long>> all = new TreeMap<>();
    for (Field field : spec.schema().fields()) {
      ofRead(field).ifPresent(counts -> all.put(field.name(), counts));
    }
    for (FeatureColumn column : Plans.features(spec).columns()) {
      Field field = spec.schema().field(column.field());
      ofPublished(field, column).ifPresent(counts -> all.put(field.name(), counts));
    }
    return ValueCounts.NONE.with(all);
  }

  /** The times of a field; where there are too many, only the latest of those that were read. */
  Optional<Set<String>> times(String field) {
    return Optional.ofNullable(all().fields().get(field))
        .map(Map::keySet)
        .or(() -> read.lastText(field).map(Set::of));
  }

  private Optional<SortedMap<String, Long>> ofRead(Field field) {
    Optional<SortedMap<String, Long>> counts = read.counts(field.name());
    return field.type() == FieldType.BOOL ? counts.map(CountedValues::truths) : counts;
  }

  private Optional<SortedMap<String, Long>> ofPublished(Field field, FeatureColumn column) {
    SortedMap<String, Long> sums = new TreeMap<>();
    for (Tally split : published) {
      Optional<SortedMap<String, Long>> counts = split.counts(column.name());
      if (counts.isEmpty()) {
        return Optional.empty();
      }
      counts.get().forEach((value, count) -> sums.merge(value, count, Long::sum));
    }
    if (column.encoding() == Encoding.CLASS) {
      return Optional.of(classes(sums, column));
    }
    return Optional.of(field.type() == FieldType.BOOL ? truths(sums) : sums);
  }

  private static SortedMap<String, Long> classes(
      SortedMap<String, Long> counts, FeatureColumn column) {
    SortedMap<String, Long> classes = new TreeMap<>();
    counts.forEach(
        (place, count) -> {
          int number = Integer.parseInt(place);
          if (number >= 0) {
            classes.merge(column.classes().get(number), count, Long::sum);
          }
        });
    return classes;
  }

  private static SortedMap<String, Long> truths(SortedMap<String, Long> counts) {
    SortedMap<String, Long> truths = new TreeMap<>();
    counts.forEach((bit, count) -> truths.put(bit.equals("0") ? "false" : "true", count));
    return truths;
  }
}
