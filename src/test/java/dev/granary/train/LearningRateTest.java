package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void risesInALineThenFallsAsACosine() {
    LearningRate rate = new LearningRate(0.8, 4, 104, true);

    assertThat(rate.at(0)).isEqualTo(0.2f);
    assertThat(rate.at(3)).isEqualTo(0.8f);
    assertThat(rate.at(4)).isEqualTo(0.8f);
    assertThat(rate.at(54)).isEqualTo(0.4f);
    assertThat(rate.at(104)).isZero();
  }

  @Test
  void staysWhereItIsAskedTo() {
    LearningRate rate = new LearningRate(0.8, 0, 100, false);

    assertThat(rate.at(0)).isEqualTo(0.8f);
    assertThat(rate.at(99)).isEqualTo(0.8f);
  }
}
