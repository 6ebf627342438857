package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.StdArrays;

class NormalisationTest {
  @Test
  void whatIsMissingOrDoesNotCountIsPassedOver() {
    Normalisation normalisation = new Normalisation(2);
    normalisation.add(
        StdArrays.ndCopyOf(new float[][] {{2, 5}, {Float.NaN, 5}, {6, 5}, {1000, 1000}}),
        StdArrays.ndCopyOf(new float[] {1, 1, 1, 0}));

    // Means 4 and 5; deviations 2, and none, for which the number is left as it is.
    assertThat(normalisation.learned()).containsExactly(4, 5, 0.5f, 1);
  }
}
