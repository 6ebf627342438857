package dev.granary.spec;

import dev.granary.spec.DedupSpec.KeepRule;
import dev.granary.spec.DedupSpec.Normalisation;
import java.util.List;

/** The keys of the deduplication. */
final class DedupKeys {
  private static final String ALL = "all";

  private static final Key<List<String>> ON =
      Key.computed(
          "on",
          new WordOr<>(ALL, KnownNames::fields, ListOf.filled(Name.FIELD)),
          "all",
          "The fields that must be equal: all of them, or a list.");
  private static final Key<List<Normalisation>> NORMALISE =
      Key.of(
          "normalise",
          ListOf.any(Choice.of(Normalisation.class)),
          List.of(),
          "Differences between texts that do not count.");
  private static final Key<List<KeepRule>> KEEP =
      Key.of(
          "keep",
          ListOf.filled(Choice.of(KeepRule.class)),
          List.of(KeepRule.values()),
          "Which of several records stays, equal or nearly: the first rule that tells them apart decides.");

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
          List.of(EXACT, NEAR, KEEP),
          found -> {
            Exact exact = found.value(EXACT);
            return new DedupSpec(
                exact.on(), exact.normalise(), found.maybe(NEAR), found.value(KEEP));
          });

  private DedupKeys() {}
}
