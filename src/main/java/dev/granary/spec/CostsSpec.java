package dev.granary.spec;

import java.util.Optional;

/**
 * What the machines of a run cost and draw: as much of it as the environment tells, since no price
 * is known here.
 *
 * @param currency in which the prices are; there where any price is
 * @param workers how many machines are paid for
 * @param machineHour the price of one of them for an hour
 * @param watts what one of them draws while it works
 * @param kwh the price of a kilowatt-hour
 * @param storageGibMonth the price of keeping a GiB for a month
 */
public record CostsSpec(
    Optional<String> currency,
    int workers,
    Optional<Double> machineHour,
    Optional<Double> watts,
    Optional<Double> kwh,
    Optional<Double> storageGibMonth) {
  /** Nothing is told. */
  public static final CostsSpec NONE =
      new CostsSpec(
          Optional.empty(),
          1,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether the cost of a run follows from it. */
  public boolean priceRuns() {
    return machineHour.isPresent() || (watts.isPresent() && kwh.isPresent());
  }
}
