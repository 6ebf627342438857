package dev.granary.dedup.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.BandRow;
import dev.granary.coding.PairRow;
import dev.granary.coding.RowBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private final RowBuffer rows = new RowBuffer(0);

  @Test
  void eachOfABucketIsPairedWithItsSmallestOrdinal() {
    band(7, 1, 30);
    band(7, 2, 10);
    band(8, 1, 40);
    band(7, 3, 20);

    Buckets buckets = met(1000);

    assertThat(pairs(buckets)).containsExactlyInAnyOrder(List.of(10L, 20L), List.of(10L, 30L));
    assertThat(buckets.counts()).isEqualTo(new BucketCounts(1, 3, 0, 0, 0));
  }

  @Test
  void ordinalsCompareWithoutASign() {
    band(7, 1, -1);
    band(7, 1, 5);

    assertThat(pairs(met(1000))).containsExactly(List.of(5L, -1L));
  }

  @Test
  void aRecordThatIsTwiceInABucketIsNoPairWithItself() {
    band(7, 1, 5);
    band(7, 2, 5);

    assertThat(pairs(met(1000))).isEmpty();
  }

  @Test
  void aBucketAtTheCapIsWhole() {
    for (int i = 0; i < 4; i++) {
      band(7, i, i);
    }

    Buckets buckets = met(4);

    assertThat(pairs(buckets)).hasSize(3);
    assertThat(buckets.counts()).isEqualTo(new BucketCounts(1, 4, 0, 0, 0));
  }

  @Test
  void aBucketOverTheCapIsSplitByTheNextBand() {
    band(7, 100, 1);
    band(7, 100, 2);
    band(7, 200, 3);
    band(7, 200, 4);
    band(7, 300, 5);

    Buckets buckets = met(4);

    assertThat(pairs(buckets)).containsExactlyInAnyOrder(List.of(1L, 2L), List.of(3L, 4L));
    assertThat(buckets.counts()).isEqualTo(new BucketCounts(1, 5, 1, 5, 1));
  }

  @Test
  void whereNoBandIsEqualNothingIsFound() {
    band(7, 1, 1);
    band(8, 1, 2);

    Buckets buckets = met(4);

    assertThat(buckets.pairs().isEmpty()).isTrue();
    assertThat(buckets.counts()).isEqualTo(BucketCounts.NONE);
  }

  private void band(long hash, long next, long ordinal) {
    BandRow.put(rows, hash << 24, next << 32, ordinal);
  }

  private Buckets met(int cap) {
    Buckets buckets = new Buckets(rows.copy(), cap);
    buckets.meet();
    return buckets;
  }

  private static Set<List<Long>> pairs(Buckets buckets) {
    byte[] pairs = buckets.pairs().copy();
    Set<List<Long>> found = new HashSet<>();
    for (int row = 0; row < pairs.length; row += PairRow.WIDTH) {
      found.add(List.of(PairRow.first(pairs, row), PairRow.second(pairs, row)));
    }
    return found;
  }
}
