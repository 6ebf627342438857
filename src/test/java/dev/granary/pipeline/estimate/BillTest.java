package dev.granary.pipeline.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.spec.CostsSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BillTest {
  private static final double HALF_AN_HOUR = 1800;
  private static final long TWO_GIB = 2L << 30;

  @Test
  void threeMachinesForHalfAnHourArePaidAndPowered() {
    Bill bill =
        bill(
            new CostsSpec(
                Optional.of("EUR"),
                3,
                Optional.of(0.40),
                Optional.of(200.0),
                Optional.of(0.50),
                Optional.of(0.02)));

    assertThat(bill.kilowattHours().orElseThrow()).isCloseTo(0.3, within(1e-9));
    assertThat(bill.cost().orElseThrow()).isCloseTo(0.60 + 0.15, within(1e-9));
    assertThat(bill.storageMonth().orElseThrow()).isCloseTo(0.04, within(1e-9));
    assertThat(bill.currency()).contains("EUR");
  }

  @Test
  void whatIsNotPricedHasNoCost() {
    assertThat(bill(CostsSpec.NONE).cost()).isEmpty();
    assertThat(bill(CostsSpec.NONE).kilowattHours()).isEmpty();
    assertThat(bill(CostsSpec.NONE).storageMonth()).isEmpty();
  }

  @Test
  void wattsAloneTellEnergyAndNoCost() {
    Bill bill =
        bill(
            new CostsSpec(
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.of(100.0),
                Optional.empty(),
                Optional.empty()));

    assertThat(bill.kilowattHours()).contains(0.05);
    assertThat(bill.cost()).isEmpty();
  }

  private static Bill bill(CostsSpec costs) {
    return Bill.of(costs, HALF_AN_HOUR, TWO_GIB);
  }
}
