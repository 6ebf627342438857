package dev.granary.dedup.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  @Test
  void itIsWhatSetsSay() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      long[] left = random.longs(random.nextInt(30), 0, 40).sorted().distinct().toArray();
      long[] right = random.longs(random.nextInt(30), 0, 40).sorted().distinct().toArray();
      Set<Long> shared = set(left);
      shared.retainAll(set(right));
      Set<Long> all = set(left);
      all.addAll(set(right));

      assertThat(Similarity.jaccard(left, right))
          .isEqualTo(all.isEmpty() ? 0 : (double) shared.size() / all.size());
      int smaller = Math.min(left.length, right.length);
      assertThat(Similarity.containment(left, right))
          .isEqualTo(smaller == 0 ? 0 : (double) shared.size() / smaller);
    }
  }

  /** Every share of up to 12 numbers that could be asked for, at its very edge too. */
  @Test
  void whereLessIsSharedThanWantedTheAnswerIsLessToo() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long[] left = random.longs(random.nextInt(13), 0, 15).sorted().distinct().toArray();
      long[] right = random.longs(random.nextInt(13), 0, 15).sorted().distinct().toArray();
      double least = (1 + random.nextInt(12)) / 12.0;

      check(Similarity.jaccard(left, right), Similarity.jaccard(left, right, least), least);
      check(Similarity.containment(left, right), Similarity.containment(left, right, least), least);
    }
  }

  private static void check(double whole, double atLeast, double least) {
    if (whole >= least) {
      assertThat(atLeast).isEqualTo(whole);
    } else {
      assertThat(atLeast).isLessThan(least);
    }
  }

  private static Set<Long> set(long[] numbers) {
    Set<Long> set = new HashSet<>();
    for (long number : numbers) {
      set.add(number);
    }
    return set;
  }
}
