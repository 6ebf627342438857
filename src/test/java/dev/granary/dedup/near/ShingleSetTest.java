package dev.granary.dedup.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShingleSetTest {
  private final Random random = new Random(11);

  @ParameterizedTest(name = "{0} shared of {1} and {2}")
  @CsvSource({
    "0, 0, 0",
    "0, 0, 5",
    "1, 1, 1",
    "3, 10, 700",
    "200, 270, 270",
    "270, 270, 2000",
    "40, 60000, 50",
    "59000, 60000, 60000"
  })
  void neverLessThanWhatIsShared(int shared, int left, int right) {
    for (int turn = 0; turn < 50; turn++) {
      long[] both = random.longs(shared).toArray();
      ShingleSet one = set(both, left);
      ShingleSet other = set(both, right);

      assertThat(one.mostShared(other))
          .isBetween(shared, Math.min(left, right))
          .isEqualTo(other.mostShared(one));
    }
  }

  /** Hashes that differ in few bits: many share a bit of the outline. */
  @Test
  void neverLessWhereHashesAreNotSpread() {
    for (int turn = 0; turn < 2_000; turn++) {
      long[] left = random.longs(random.nextInt(300), 0, 400).sorted().distinct().toArray();
      long[] right = random.longs(random.nextInt(300), 0, 400).sorted().distinct().toArray();
      long shared = Arrays.stream(left).filter(n -> Arrays.binarySearch(right, n) >= 0).count();

      assertThat((long) new ShingleSet(left).mostShared(new ShingleSet(right)))
          .isGreaterThanOrEqualTo(shared);
    }
  }

  /** What it is for: of pairs that share three quarters, 0.6 by Jaccard, hardly one is compared. */
  @Test
  void mostThatAreNotAlikeEnoughAreTold() {
    int told = 0;
    for (int turn = 0; turn < 500; turn++) {
      long[] both = random.longs(202).toArray();
      long wanted = Similarity.leastShared(270, 270, 0.8);
      told += set(both, 270).mostShared(set(both, 270)) < wanted ? 1 : 0;
    }

    assertThat(told).isGreaterThan(480);
  }

  private ShingleSet set(long[] shared, int size) {
    return new ShingleSet(
        LongStream.concat(Arrays.stream(shared), random.longs(size - shared.length))
            .sorted()
            .toArray());
  }
}
