package dev.granary.compare;

import java.util.ArrayList;
import java.util.List;

/** How many records something is true of, and the first of them by id. */
public record Sample<T>(long count, List<T> first) {
  public Sample {
    first = List.copyOf(first);
  }

  static <T> Sample<T> none() {
    return new Sample<>(0, List.of());
  }

  /** Counts while the records go by. */
  static final class Counting<T> {
    private final int most;
    private final List<T> first = new ArrayList<>();
    private long count;

    Counting(int most) {
      this.most = most;
    }

    void add(long records, T example) {
      count += records;
      if (first.size() < most) {
        first.add(example);
      }
    }

    Sample<T> sample() {
      return new Sample<>(count, first);
    }
  }
}
