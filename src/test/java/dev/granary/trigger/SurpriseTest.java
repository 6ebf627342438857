package dev.granary.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurpriseTest {
  /** Worked out apart, by the formula of Wilson (1927) with z = 3. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "0, 9, 0.5",
    "9, 9, 1",
    "0, 991, 0.009",
    "500, 1000, 0.547222",
    "134, 1000, 0.169602"
  })
  void ofAShareTheUpperEndIsTaken(long marked, long records, double expected) {
    assertThat(Surprise.upperEnd(marked, records)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void whatOthersHaveTooIsNoSurprise() {
    assertThat(Surprise.of(50, 100, 500, 1000)).isZero();
    assertThat(Surprise.of(54, 100, 500, 1000)).isZero();
    assertThat(Surprise.of(56, 100, 500, 1000)).isPositive();
  }

  @Test
  void withoutOthersNothingIsASurprise() {
    assertThat(Surprise.of(100, 100, 0, 0)).isZero();
  }

  @Test
  void whatAllOthersHaveIsNone() {
    assertThat(Surprise.of(100, 100, 900, 900)).isZero();
  }

  @Test
  void whatAllHaveThatFewOthersHaveGrowsWithTheRecords() {
    assertThat(Surprise.of(20, 20, 0, 991)).isCloseTo(20 * -Math.log(0.009), within(1e-9));
    assertThat(Surprise.of(40, 40, 0, 991)).isCloseTo(40 * -Math.log(0.009), within(1e-9));
  }

  /** The bound is one: never below what the binomial distribution says, added up exactly. */
  @ParameterizedTest
  @CsvSource({"19, 20", "20, 20", "48, 50", "95, 100", "70, 100"})
  void theProbabilityIsNoMoreThanTheBound(int marked, int records) {
    double expected = Surprise.upperEnd(300, 1000);

    assertThat(tail(marked, records, expected))
        .isLessThanOrEqualTo(Math.exp(-Surprise.of(marked, records, 300, 1000)) * (1 + 1e-12));
  }

  private static double tail(int least, int records, double probability) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal p = new BigDecimal(probability);
    for (int k = least; k <= records; k++) {
      BigDecimal ways = BigDecimal.ONE;
      for (int i = 1; i <= k; i++) {
        ways =
            ways.multiply(BigDecimal.valueOf(records - k + i))
                .divide(BigDecimal.valueOf(i), MathContext.DECIMAL128);
      }
      sum =
          sum.add(
              ways.multiply(p.pow(k, MathContext.DECIMAL128))
                  .multiply(BigDecimal.ONE.subtract(p).pow(records - k, MathContext.DECIMAL128)));
    }
    return sum.doubleValue();
  }
}
