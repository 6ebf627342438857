package dev.granary.spec;

import dev.granary.record.Gravity;
import dev.granary.record.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of the checks. */
final class ChecksKeys {
  private static final Key<Double> MAX_QUARANTINED =
      Key.of(
          "max_quarantined",
          Decimal.between(0, 1),
          0.01,
          "The share of records that may be quarantined before nothing is published.");
  private static final Key<Rules.Range> SIZE =
      Key.optional(
          "size",
          RangeOfNumbers.LEAST_AND_MOST,
          "How many records must be read: the least and the most; null leaves an end open.");
  private static final Key<Gravity> NEW_COLUMNS =
      Key.optional(
          "new_columns",
          new Choice<>(List.of(Gravity.WARN, Gravity.FAIL)),
          "What comes of a column of a table that the schema does not name: warn tells, fail"
              + " publishes nothing; without this key it is a note of the report.");
  private static final Key<List<ChecksSpec.Row>> ROWS =
      Key.optional(
          "rows", new Items<>(RowKeys.SECTION), "Conditions over the fields of each record.");
  private static final Key<List<ChecksSpec.Combination>> UNIQUE =
      Key.optional(
          "unique",
          new Items<>(CombinationKeys.SECTION),
          "Fields whose values together no two records may share.");
  private static final Key<List<ChecksSpec.Reference>> REFERENCES =
      Key.optional(
          "references", new Items<>(ReferenceKeys.SECTION), "Lists that values must be in.");

  private static final Rest<List<ChecksSpec.FigureLimit>> FIGURES =
      new Rest<>(Names.ANY, FigureKeys.SECTION, "What figures over all values of a field must be.");
  private static final Section<List<ChecksSpec.FigureLimit>> FEATURES_SECTION =
      Section.<List<ChecksSpec.FigureLimit>>of(
              List.of(),
              found -> found.soundOthers(FIGURES).stream().flatMap(List::stream).toList())
          .with(FIGURES);
  private static final Key<List<ChecksSpec.FigureLimit>> FEATURES =
      Key.optional(
          "features", FEATURES_SECTION, "Limits for figures over all values of fields, by field.");

  static final Section<ChecksSpec> SECTION =
      Section.of(
              List.of(MAX_QUARANTINED, SIZE, NEW_COLUMNS, ROWS, UNIQUE, REFERENCES, FEATURES),
              ChecksKeys::build)
          .checking(ChecksKeys::check);

  private ChecksKeys() {}

  private static void check(Found found) {
    Set<String> names = new HashSet<>();
    refuseTwice(
        ROWS,
        found.maybe(ROWS).stream().flatMap(List::stream).map(row -> row.name()),
        names,
        found);
    refuseTwice(
        UNIQUE,
        found.maybe(UNIQUE).stream().flatMap(List::stream).map(each -> each.name()),
        names,
        found);
    refuseTwice(
        REFERENCES,
        found.maybe(REFERENCES).stream().flatMap(List::stream).map(each -> each.name()),
        names,
        found);
  }

  /** Outcomes are told by name. */
  private static void refuseTwice(
      Key<?> key, Stream<String> names, Set<String> known, Found found) {
    names
        .filter(name -> !known.add(name))
        .forEach(
            name ->
                found
                    .at(key)
                    .refuse("two checks are called " + name, "give each a name of its own"));
  }

  private static ChecksSpec build(Found found) {
    return new ChecksSpec(
        found.value(MAX_QUARANTINED),
        found.maybe(ROWS).orElse(List.of()),
        found.maybe(UNIQUE).orElse(List.of()),
        found.maybe(REFERENCES).orElse(List.of()),
        found.maybe(FEATURES).orElse(List.of()),
        found.maybe(SIZE),
        found.maybe(NEW_COLUMNS),
        List.of());
  }
}
