package dev.granary.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys of the checks. */
final class ChecksKeys {
  private static final Key<Double> MAX_QUARANTINED =
      Key.of(
          "max_quarantined",
          Decimal.between(0, 1),
          0.01,
          "The share of records that may be quarantined before nothing is published.");
  private static final Key<List<ChecksSpec.Row>> ROWS =
      Key.optional(
          "rows", new Items<>(RowKeys.SECTION), "Conditions over the fields of each record.");

  static final Section<ChecksSpec> SECTION =
      Section.of(List.of(MAX_QUARANTINED, ROWS), ChecksKeys::build).checking(ChecksKeys::check);

  private ChecksKeys() {}

  private static void check(Found found) {
    Set<String> names = new HashSet<>();
    found
        .maybe(ROWS)
        .ifPresent(rows -> rows.forEach(row -> refuseTwice(row.name(), names, found.at(ROWS))));
  }

  /** Outcomes are told by name. */
  private static void refuseTwice(String name, Set<String> names, Where where) {
    if (!names.add(name)) {
      where.refuse("two checks are called " + name, "give each a name of its own");
    }
  }

  private static ChecksSpec build(Found found) {
    return new ChecksSpec(found.value(MAX_QUARANTINED), found.maybe(ROWS).orElse(List.of()));
  }
}
