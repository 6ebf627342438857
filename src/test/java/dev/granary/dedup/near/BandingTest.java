package dev.granary.dedup.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandingTest {
  /** As published of datatrove, NeMo Curator, RedPajama, Data-Juicer; and ours. */
  @ParameterizedTest
  @CsvSource({
    "14, 8, 0.565, 0.924, 1.000",
    "20, 13, 0.177, 0.677, 0.997",
    "9, 13, 0.084, 0.399, 0.929",
    "32, 8, 0.850, 0.997, 1.000",
    "16, 8, 0.613, 0.947, 1.000"
  })
  void theCurveIsThatOfOthers(int bands, int rows, double seven, double eight, double nine) {
    Banding banding = new Banding(bands, rows);

    assertThat(banding.caught(0.7)).isCloseTo(seven, within(0.0006));
    assertThat(banding.caught(0.8)).isCloseTo(eight, within(0.0006));
    assertThat(banding.caught(0.9)).isCloseTo(nine, within(0.0006));
  }

  @Test
  void equalRowsOfOtherBandsDoNotMeet() {
    int[] sketch = {1, 2, 1, 2};

    assertThat(new Banding(2, 2).hash(sketch, 0)).isNotEqualTo(new Banding(2, 2).hash(sketch, 1));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (int[] bad : new int[][] {{0, 8}, {8, 0}, {1 << 10, 1 << 10}}) {
      assertThatThrownBy(() -> new Banding(bad[0], bad[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
