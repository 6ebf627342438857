package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RangesTest {
  @RepeatedTest(20)
  void upToIsTheSumOfAllRangesBelow(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    int dropped = random.nextBoolean() ? 0 : 40;
    long[] keys =
        LongStream.generate(() -> Sortable.of(100 * random.nextGaussian()) >> dropped)
            .limit(random.nextInt(50))
            .distinct()
            .sorted()
            .toArray();
    long[] counts = random.longs(keys.length, 1, 100).toArray();
    Ranges ranges = new Ranges(keys, counts, dropped);
    for (int range = 0; range < keys.length; range++) {
      for (double value : new double[] {ranges.least(range), ranges.most(range)}) {
        assertThat(ranges.upTo(value)).isEqualTo(added(ranges, value));
        assertThat(ranges.upTo(Math.nextDown(value)))
            .isEqualTo(added(ranges, Math.nextDown(value)));
      }
    }
    assertThat(ranges.upTo(Double.POSITIVE_INFINITY))
        .isEqualTo((double) LongStream.of(counts).sum());
    assertThat(ranges.upTo(-1e9)).isZero();
  }

  private static double added(Ranges ranges, double value) {
    double sum = 0;
    for (int range = 0; range < ranges.size() && ranges.least(range) <= value; range++) {
      double least = ranges.least(range);
      double most = ranges.most(range);
      sum +=
          value >= most
              ? ranges.count(range)
              : ranges.count(range) * ((value - least) / (most - least));
    }
    return sum;
  }
}
