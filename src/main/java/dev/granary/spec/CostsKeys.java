package dev.granary.spec;

import java.util.List;
import java.util.Optional;

/** The keys of prices and watts in an environment. */
final class CostsKeys {
  private static final int MOST_WORKERS = 100_000;

  private static final Key<String> CURRENCY =
      Key.optional("currency", Text.CURRENCY, "In which all prices are, such as EUR.");
  private static final Key<Long> WORKERS =
      Key.of(
          "workers",
          new Whole(1, MOST_WORKERS),
          1L,
          "How many machines are paid for and draw power while a run goes on.");
  private static final Key<Double> MACHINE_HOUR =
      Key.optional("machine_hour", Decimal.atLeast(0), "The price of one machine for an hour.");
  private static final Key<Double> WATTS =
      Key.optional("watts", Decimal.atLeast(0), "What one machine draws while it works, in watts.");
  private static final Key<Double> KWH =
      Key.optional(
          "kwh",
          Decimal.atLeast(0),
          "The price of a kilowatt-hour, where machine_hour does not hold it.");
  private static final Key<Double> STORAGE_GIB_MONTH =
      Key.optional(
          "storage_gib_month",
          Decimal.atLeast(0),
          "The price of keeping a GiB for a month where versions go.");

  static final Section<CostsSpec> SECTION =
      Section.of(
              List.of(CURRENCY, WORKERS, MACHINE_HOUR, WATTS, KWH, STORAGE_GIB_MONTH),
              CostsKeys::build)
          .checking(CostsKeys::check);

  private CostsKeys() {}

  private static void check(Found found) {
    Optional<Key<Double>> price =
        List.of(MACHINE_HOUR, KWH, STORAGE_GIB_MONTH).stream().filter(found::has).findFirst();
    if (price.isPresent() && !found.has(CURRENCY)) {
      found
          .at(price.get())
          .refuse("has no currency", "write currency: and three letters, such as EUR, beside it");
    }
    if (found.has(KWH) && !found.has(WATTS)) {
      found.at(KWH).refuse("has no use without watts", "write what one machine draws");
    }
  }

  private static CostsSpec build(Found found) {
    return new CostsSpec(
        found.maybe(CURRENCY),
        Math.toIntExact(found.value(WORKERS)),
        found.maybe(MACHINE_HOUR),
        found.maybe(WATTS),
        found.maybe(KWH),
        found.maybe(STORAGE_GIB_MONTH));
  }
}
