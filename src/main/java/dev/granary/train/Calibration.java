package dev.granary.train;

/** How sure the model was, beside how often it was right, in bins of equal width. */
final class Calibration {
  static final int BINS = 15;

  private final long[] records = new long[BINS];
  private final long[] right = new long[BINS];
  private final double[] confidence = new double[BINS];

  void addRight(double confidence) {
    right[add(confidence)]++;
  }

  void addWrong(double confidence) {
    add(confidence);
  }

  private int add(double sure) {
    int bin = Math.min(BINS - 1, (int) (sure * BINS));
    records[bin]++;
    confidence[bin] += sure;
    return bin;
  }

  void add(Calibration other) {
    for (int bin = 0; bin < BINS; bin++) {
      records[bin] += other.records[bin];
      right[bin] += other.right[bin];
      confidence[bin] += other.confidence[bin];
    }
  }

  Proportion accuracy(int bin) {
    return new Proportion(right[bin], records[bin]);
  }

  double confidence(int bin) {
    return records[bin] == 0 ? 0 : confidence[bin] / records[bin];
  }

  /** The mean distance of the two, over the records. */
  double error() {
    double sum = 0;
    long all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(right[bin] - confidence[bin]);
      all += records[bin];
    }
    return all == 0 ? 0 : sum / all;
  }
}
