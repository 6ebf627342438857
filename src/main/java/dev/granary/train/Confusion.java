package dev.granary.train;

/** How often each class was taken for each. */
final class Confusion {
  private final long[][] counts;

  Confusion(int classes) {
    this.counts = new long[classes][classes];
  }

  int classes() {
    return counts.length;
  }

  void add(int actual, int predicted) {
    counts[actual][predicted]++;
  }

  void add(Confusion other) {
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        counts[actual][predicted] += other.counts[actual][predicted];
      }
    }
  }

  long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  Proportion accuracy() {
    long right = 0;
    long all = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      right += counts[actual][actual];
      all += actual(actual);
    }
    return new Proportion(right, all);
  }

  long actual(int of) {
    long sum = 0;
    for (long count : counts[of]) {
      sum += count;
    }
    return sum;
  }

  long predicted(int as) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[as];
    }
    return sum;
  }

  Proportion precision(int of) {
    return new Proportion(counts[of][of], predicted(of));
  }

  Proportion recall(int of) {
    return new Proportion(counts[of][of], actual(of));
  }

  /** 0 for a class that was never there and never predicted. */
  double f1(int of) {
    long sum = actual(of) + predicted(of);
    return sum == 0 ? 0 : 2.0 * counts[of][of] / sum;
  }

  /** The mean over the classes that there are records of. */
  double macroF1() {
    double sum = 0;
    int present = 0;
    for (int of = 0; of < counts.length; of++) {
      if (actual(of) > 0) {
        sum += f1(of);
        present++;
      }
    }
    return present == 0 ? 0 : sum / present;
  }
}
