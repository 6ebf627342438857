package dev.granary.spec;

import dev.granary.record.FieldType;
import dev.granary.spec.DedupSpec.Conflicts;
import dev.granary.spec.DedupSpec.KeepRule;
import dev.granary.spec.DedupSpec.Normalisation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The keys of the deduplication. */
final class DedupKeys {
  private static final String ALL = "all";

  private static final Key<List<String>> ON =
      Key.computed(
          "on",
          new WordOr<>(ALL, KnownNames::fields, ListOf.filled(Name.FIELD_OR_LIST)),
          "all",
          "The fields that must be equal: all of them, or a list.");
  private static final Key<List<Normalisation>> NORMALISE =
      Key.of(
          "normalise",
          ListOf.any(Choice.of(Normalisation.class)),
          List.of(),
          "Differences between texts that do not count.");
  private static final Key<List<KeepRule>> KEEP =
      Key.computed(
          "keep",
          ListOf.filled(Choice.of(KeepRule.class)),
          "all that have something to go by, in the order in which they are named",
          "Which of several records stays, equal or nearly: the first rule that tells them apart"
              + " decides.");
  private static final Key<String> CONSENT =
      Key.optional(
          "consent",
          Name.FIELD,
          "A field of truth values: who gave consent stays, by keep's consent.");
  private static final Key<List<String>> LICENCES =
      Key.of(
          "licences",
          ListOf.any(Text.FILLED),
          List.of(),
          "Licences of sources, the best first, for keep's licence_rank; others come after them.");
  private static final Key<String> QUALITY =
      Key.optional(
          "quality", Name.FIELD, "A field of numbers: who has more stays, by keep's quality.");

  static final Key<Conflicts> CONFLICTS =
      Key.of(
          "conflicts",
          Choice.of(Conflicts.class),
          Conflicts.KEEP,
          "What becomes of duplicates whose labels differ: keep one as if they did not, drop_all, keep"
              + " one of the majority, or quarantine all.");
  private static final Key<Long> FLOOD =
      Key.of(
          "flood",
          new Whole(2, 1_000_000_000),
          100L,
          "A source that has more records of one set of duplicates than this is reported.");

  private record Exact(List<String> on, List<Normalisation> normalise) {}

  private static final Key<Exact> EXACT =
      Key.filled(
          "exact",
          Section.of(
              List.of(ON, NORMALISE),
              found -> new Exact(found.valueOr(ON, found.names()::fields), found.value(NORMALISE))),
          "Records that are equal.");

  private static final Key<NearSpec> NEAR =
      Key.optional(
          "near",
          NearKeys.SECTION,
          "Records that are nearly equal; without this key only equal ones go.");

  static final Section<DedupSpec> SECTION =
      Section.of(
              List.of(EXACT, NEAR, KEEP, CONSENT, LICENCES, QUALITY, CONFLICTS, FLOOD),
              DedupKeys::build)
          .checking(DedupKeys::check);

  private DedupKeys() {}

  private static void check(Found found) {
    mustBe(found, CONSENT, Set.of(FieldType.BOOL), "truth values");
    mustBe(found, QUALITY, Set.of(FieldType.INT, FieldType.FLOAT), "numbers");
    List<KeepRule> applying = applying(found);
    found
        .maybe(KEEP)
        .ifPresent(
            keep ->
                keep.stream()
                    .filter(rule -> !applying.contains(rule))
                    .forEach(rule -> found.at(KEEP).refuse(lack(rule))));
  }

  private static void mustBe(Found found, Key<String> key, Set<FieldType> types, String words) {
    found
        .maybe(key)
        .flatMap(name -> found.names().field(name))
        .filter(field -> !types.contains(field.type()))
        .ifPresent(
            field -> found.at(key).refuse("\"" + field.name() + "\" is no field of " + words));
  }

  private static String lack(KeepRule rule) {
    String key = rule == KeepRule.LICENCE_RANK ? LICENCES.name() : Choice.word(rule);
    return Choice.word(rule) + " has nothing to go by: dedup." + key + " is not given";
  }

  private static List<KeepRule> applying(Found found) {
    return Arrays.stream(KeepRule.values())
        .filter(
            rule ->
                switch (rule) {
                  case CONSENT -> found.has(CONSENT);
                  case LICENCE_RANK -> found.has(LICENCES);
                  case QUALITY -> found.has(QUALITY);
                  case SOURCE_PRIORITY, LONGEST, EARLIEST, ID -> true;
                })
        .toList();
  }

  private static DedupSpec build(Found found) {
    Exact exact = found.value(EXACT);
    return new DedupSpec(
        exact.on(),
        exact.normalise(),
        found.maybe(NEAR),
        found.valueOr(KEEP, () -> applying(found)),
        new DedupSpec.Merit(found.maybe(CONSENT), found.value(LICENCES), found.maybe(QUALITY)),
        found.value(CONFLICTS),
        found.value(FLOOD).intValue());
  }
}
