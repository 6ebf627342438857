package dev.granary.train;

import org.tensorflow.ndarray.FloatNdArray;

/** Learns mean and deviation of each number of the examples that it is shown. */
final class Normalisation {
  /** A number that hardly ever changes is left as it is. */
  private static final double LEAST_DEVIATION = 1e-6;

  private final long[] counts;
  private final double[] means;
  private final double[] squares;

  Normalisation(int numbers) {
    this.counts = new long[numbers];
    this.means = new double[numbers];
    this.squares = new double[numbers];
  }

  /** A row for each example. What is missing, or does not count, is passed over. */
  void add(FloatNdArray rows, FloatNdArray weights) {
    for (long row = 0; row < rows.shape().get(0); row++) {
      if (weights.getFloat(row) > 0) {
        for (int number = 0; number < counts.length; number++) {
          add(number, rows.getFloat(row, number));
        }
      }
    }
  }

  private void add(int number, float value) {
    if (Float.isFinite(value)) {
      counts[number]++;
      double before = value - means[number];
      means[number] += before / counts[number];
      squares[number] += before * (value - means[number]);
    }
  }

  /** All means, then what each distance from its mean is multiplied by. */
  float[] learned() {
    float[] learned = new float[Math.max(1, 2 * counts.length)];
    for (int number = 0; number < counts.length; number++) {
      double deviation = counts[number] == 0 ? 1 : Math.sqrt(squares[number] / counts[number]);
      learned[number] = (float) means[number];
      learned[counts.length + number] = deviation < LEAST_DEVIATION ? 1 : (float) (1 / deviation);
    }
    return learned;
  }
}
