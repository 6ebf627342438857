package dev.granary.cli;

import dev.granary.pipeline.estimate.Bill;
import dev.granary.pipeline.estimate.Estimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a run may cost at most. */
final class MaxCostOption {
  @Option(
      names = "--max-cost",
      paramLabel = "AMOUNT",
      converter = Amount.class,
      description =
          "End with exit 9 where the run is estimated to cost more, in the currency of the"
              + " environment's costs.")
  private @Nullable Double amount;

  boolean isGiven() {
    return amount != null;
  }

  /** A limit on what nobody can work out would hold back nothing. */
  void requirePrices(EnvironmentOption environment) {
    if (amount != null && !environment.environment().costs().priceRuns()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "--max-cost needs prices, and %s has none: write costs there, with currency and machine_hour, or with currency, watts and kwh"
              .formatted(
                  environment.file().map(file -> file.toString()).orElse("the environment")));
    }
  }

  /** That a run is estimated to cost more, where it is. */
  Optional<String> exceededBy(Estimate estimate) {
    Bill bill = estimate.bill();
    if (amount == null || bill.cost().isEmpty() || bill.cost().get() <= amount) {
      return Optional.empty();
    }
    String currency = bill.currency().orElse("");
    return Optional.of(
        "The run is estimated to cost %s, more than the %s of --max-cost; that stands on %s, and on costs in the environment. Allow more, or let it read less."
            .formatted(
                PlannedEstimate.money(bill.cost().get(), currency),
                PlannedEstimate.money(amount, currency),
                new PlannedEstimate(estimate).time()));
  }
}
