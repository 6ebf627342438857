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

  private static Set<Long> set(long[] numbers) {
    Set<Long> set = new HashSet<>();
    for (long number : numbers) {
      set.add(number);
    }
    return set;
  }
}
