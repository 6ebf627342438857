package dev.granary.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.statistics.drift.Bins.Bin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected figures were worked out by a program in Python that shares nothing with this. */
class DivergenceTest {
  private static final Bins BINS =
      new Bins(List.of(new Bin("a", 10, 20), new Bin("b", 30, 30), new Bin("c", 60, 50)));
  private static final Bins APART = new Bins(List.of(new Bin("a", 8, 0), new Bin("b", 0, 5)));

  @Test
  void theFormulasAreThoseThatAreTold() {
    assertThat(Divergence.largestDifference(BINS)).isCloseTo(0.1, within(1e-12));
    assertThat(Divergence.jensenShannon(BINS)).isCloseTo(0.015539008579500468, within(1e-12));
    assertThat(Divergence.stability(BINS)).isCloseTo(0.08371622243708046, within(1e-12));
    assertThat(Divergence.chiSquare(BINS)).isCloseTo(4.242424242424242, within(1e-12));
  }

  @Test
  void whatHasNothingInCommonIsAsFarApartAsCanBe() {
    assertThat(Divergence.jensenShannon(APART)).isCloseTo(1, within(1e-12));
    assertThat(Divergence.largestDifference(APART)).isEqualTo(1);
    assertThat(Divergence.stability(APART)).isFinite();
  }

  @Test
  void whatIsEqualIsNotApart() {
    Bins equal = new Bins(List.of(new Bin("a", 1, 10), new Bin("b", 3, 30)));

    assertThat(Divergence.jensenShannon(equal)).isCloseTo(0, within(1e-12));
    assertThat(Divergence.chiSquare(equal)).isCloseTo(0, within(1e-12));
  }
}
