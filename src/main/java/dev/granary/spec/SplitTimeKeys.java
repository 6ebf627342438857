package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of splits by time. */
final class SplitTimeKeys {
  private static final Key<String> FIELD =
      Key.required(
          "field",
          Name.FIELD,
          "The field with the date: a required string, such as 2025-01-31 or"
              + " 2025-01-31T18:30:00+01:00, or a required int, in seconds since 1970.");
  private static final Key<String> FIRST =
      Key.of("first", Name.NEW, "train", "What the split before all dates is called.");
  private static final Key<Map<String, Long>> STARTS =
      Key.required(
          "starts", SplitStarts.ASCENDING, "Each further split and when it begins, in order.");
  private static final Key<Long> GAP =
      Key.of(
          "gap",
          Timespan.SECONDS,
          0L,
          "How long before a split begins records are dropped, such as 7d or 12h.");

  static final Section<SplitsByTime> SECTION =
      Section.of(List.of(FIELD, FIRST, STARTS, GAP), SplitTimeKeys::build)
          .checking(SplitTimeKeys::check);

  /** The names of all splits in order, and what decides. */
  record SplitsByTime(List<String> names, SplitsSpec.Time time) {}

  private SplitTimeKeys() {}

  private static void check(Found found) {
    found
        .maybe(FIELD)
        .flatMap(found.names()::field)
        .ifPresent(field -> checkField(field, found.at(FIELD)));
    Optional<Map<String, Long>> starts = found.maybe(STARTS);
    found
        .maybe(FIRST)
        .filter(first -> starts.filter(named -> named.containsKey(first)).isPresent())
        .ifPresent(
            first ->
                found
                    .at(FIRST)
                    .refuse(
                        "is also in starts, is " + Node.Scalar.quote(first),
                        "the first split begins with the first record"));
    found.maybe(GAP).ifPresent(gap -> starts.ifPresent(named -> checkGap(gap, named, found)));
  }

  private static void checkField(Field field, Where where) {
    if (field.type() != FieldType.STRING && field.type() != FieldType.INT) {
      where.refuse(
          "must be a string or int field; " + field.name() + " is " + Choice.word(field.type()));
    }
    if (field.presence() == Presence.OPTIONAL) {
      where.refuse("must be a field with required: true; " + field.name() + " may be missing");
    }
  }

  /** A split that is all gap would have no record. */
  private static void checkGap(long gap, Map<String, Long> starts, Found found) {
    List<Long> times = new ArrayList<>(starts.values());
    List<String> names = new ArrayList<>(starts.keySet());
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) - times.get(i - 1) <= gap) {
        found
            .at(GAP)
            .refuse(
                "would leave nothing of the split "
                    + names.get(i - 1)
                    + ", is "
                    + Timespan.SECONDS.text(gap));
      }
    }
  }

  private static SplitsByTime build(Found found) {
    Map<String, Long> starts = found.value(STARTS);
    List<String> names = new ArrayList<>();
    names.add(found.value(FIRST));
    names.addAll(starts.keySet());
    return new SplitsByTime(
        names,
        new SplitsSpec.Time(
            found.value(FIELD), new ArrayList<>(starts.values()), found.value(GAP)));
  }
}
