package dev.granary.pipeline.estimate;

import dev.granary.spec.CostsSpec;
import java.util.Optional;

/**
 * What a run costs, and draws; what is absent does not follow from what the environment tells.
 *
 * @param currency of both amounts
 * @param cost of the run: machines, and power where it is paid for
 * @param storageMonth of keeping the version for a month; no part of {@code cost}
 * @param kilowattHours what its machines draw
 */
public record Bill(
    Optional<String> currency,
    Optional<Double> cost,
    Optional<Double> storageMonth,
    Optional<Double> kilowattHours) {
  private static final double HOUR = 3600;
  private static final double KILO = 1000;
  private static final double GIB = 1L << 30;

  /** For so many seconds, and a version of so many bytes. */
  public static Bill of(CostsSpec costs, double seconds, long published) {
    double hours = costs.workers() * seconds / HOUR;
    Optional<Double> drawn = costs.watts().map(watts -> watts * hours / KILO);
    Optional<Double> machines = costs.machineHour().map(price -> price * hours);
    Optional<Double> power = drawn.flatMap(used -> costs.kwh().map(price -> price * used));
    Optional<Double> cost =
        costs.priceRuns()
            ? Optional.of(machines.orElse(0.0) + power.orElse(0.0))
            : Optional.empty();
    Optional<Double> storage = costs.storageGibMonth().map(price -> price * published / GIB);
    return new Bill(costs.currency(), cost, storage, drawn);
  }
}
