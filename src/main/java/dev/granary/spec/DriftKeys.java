package dev.granary.spec;

import dev.granary.spec.DriftSpec.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The keys of how far features may move. */
final class DriftKeys {
  private static final long NEVER = 0;
  private static final long LEAST = 200;
  private static final int NIGHTS = 14;

  private static final Key<Double> WARN =
      Key.optional("warn", Decimal.atLeast(0), "A distance above it is told as a warning.");
  private static final Key<Double> FAIL =
      Key.optional("fail", Decimal.atLeast(0), "With a distance above it nothing is published.");

  private static final Section<Limit> LIMIT =
      Section.of(List.of(WARN, FAIL), found -> new Limit(found.maybe(WARN), found.maybe(FAIL)))
          .checking(DriftKeys::checkLimit);

  private static final Key<Limit> L_INFINITY =
      measure("l_infinity", "The largest difference between the shares of one text.");
  private static final Key<Limit> JENSEN_SHANNON =
      measure("jensen_shannon", "The Jensen-Shannon divergence of the bins, from 0 to 1.");
  private static final Key<Limit> PSI =
      measure("psi", "The population stability index of the bins.");
  private static final Key<Limit> KOLMOGOROV_SMIRNOV =
      measure("kolmogorov_smirnov", "The largest difference between shares up to a number.");
  private static final Key<Limit> CHI_SQUARE =
      measure("chi_square", "Cramér's V of the bins, from 0 to 1.");
  private static final Key<Limit> MISSING =
      measure("missing", "The difference between the shares of records without a value.");

  private static final List<Key<Limit>> MEASURES =
      List.of(L_INFINITY, JENSEN_SHANNON, PSI, KOLMOGOROV_SMIRNOV, CHI_SQUARE, MISSING);

  private static final Map<Key<Limit>, Limit> USUAL =
      Map.of(
          L_INFINITY, new Limit(Optional.of(0.02), Optional.of(0.05)),
          JENSEN_SHANNON, new Limit(Optional.of(0.05), Optional.of(0.1)),
          MISSING, new Limit(Optional.of(0.02), Optional.of(0.05)));

  private static final Section<Map<String, Limit>> LIMITS =
      Section.of(List.copyOf(MEASURES), DriftKeys::limits);

  private static final Rest<Map<String, Limit>> FEATURES =
      new Rest<>(Names.ANY, LIMITS, "The limits of one feature, before those of all.");

  private static final Section<Map<String, Map<String, Limit>>> OWN =
      Section.of(List.of(), DriftKeys::own).with(FEATURES).checking(DriftKeys::checkFeatures);

  private static final Key<List<String>> AGAINST =
      Key.of(
          "against",
          ListOf.filled(
              Matching.of(
                  "published:last|[0-9]+[.][0-9]+[.][0-9]+",
                  "published:last or the number of a version",
                  "for example 1.0.3")),
          List.of(DriftSpec.LAST),
          "The versions that records are held against.");
  private static final Key<Long> MIN_RECORDS =
      Key.of(
          "min_records",
          new Whole(1, 1_000_000_000),
          LEAST,
          "Slices with fewer records, before or after, are not compared.");
  private static final Key<Long> LEARN_AFTER =
      Key.of(
          "learn_after",
          new OrOff<>(new Whole(2, 365), NEVER),
          (long) NIGHTS,
          "From so many earlier nights on, limits are what 99 of 100 of them did not exceed, and"
              + " half more for a failure; off: limits are always those written here.");
  private static final Key<Map<String, Limit>> GENERAL =
      Key.computed(
          "limits",
          LIMITS,
          "l_infinity 0.02 and 0.05, jensen_shannon 0.05 and 0.1, missing 0.02 and 0.05",
          "The limits of all features; what is not named is measured, but not judged.");
  private static final Key<Map<String, Map<String, Limit>>> BY_FEATURE =
      Key.optional("features", OWN, "Limits of single features.");
  private static final Key<List<String>> UNJUDGED =
      Key.of(
          "unjudged",
          ListOf.any(Name.FIELD_OR_LIST),
          List.of(),
          "Features that move by their nature, such as dates: measured, but not judged.");

  static final Section<DriftSpec> SECTION =
      Section.of(
          List.of(AGAINST, MIN_RECORDS, LEARN_AFTER, GENERAL, BY_FEATURE, UNJUDGED),
          DriftKeys::build);

  private DriftKeys() {}

  private static Key<Limit> measure(String name, String sentence) {
    return Key.optional(name, LIMIT, sentence);
  }

  private static void checkLimit(Found found) {
    Optional<Double> warn = found.maybe(WARN);
    Optional<Double> fail = found.maybe(FAIL);
    if (warn.isPresent() && fail.isPresent() && warn.get() > fail.get()) {
      found.at(WARN).refuse("must not be above fail");
    }
  }

  private static Map<String, Limit> limits(Found found) {
    Map<String, Limit> limits = new TreeMap<>();
    for (Key<Limit> measure : MEASURES) {
      found.maybe(measure).ifPresent(limit -> limits.put(measure.name(), limit));
    }
    return limits;
  }

  private static Map<String, Map<String, Limit>> own(Found found) {
    Map<String, Map<String, Limit>> own = new LinkedHashMap<>();
    found.others(FEATURES).forEach((name, limits) -> own.put(name, limits.orElseThrow()));
    return own;
  }

  private static void checkFeatures(Found found) {
    for (String name : found.others().keySet()) {
      if (found.names().lacksField(name)) {
        found
            .at(name)
            .refuse(
                "is no field of the schema",
                DidYouMean.hint(name, List.copyOf(found.names().fields()), "the fields are"));
      }
    }
  }

  private static Map<String, Limit> usual() {
    Map<String, Limit> usual = new TreeMap<>();
    USUAL.forEach((measure, limit) -> usual.put(measure.name(), limit));
    return usual;
  }

  /** What holds where nothing is said. */
  static DriftSpec unsaid() {
    return new DriftSpec(
        List.of(DriftSpec.LAST), LEAST, OptionalInt.of(NIGHTS), usual(), Map.of(), List.of());
  }

  private static DriftSpec build(Found found) {
    long learnAfter = found.value(LEARN_AFTER);
    return new DriftSpec(
        found.value(AGAINST),
        found.value(MIN_RECORDS),
        learnAfter == NEVER ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(learnAfter)),
        found.maybe(GENERAL).orElseGet(DriftKeys::usual),
        found.maybe(BY_FEATURE).orElse(Map.of()),
        found.value(UNJUDGED));
  }
}
