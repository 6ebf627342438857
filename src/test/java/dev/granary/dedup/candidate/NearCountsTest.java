package dev.granary.dedup.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.dedup.near.TextCounts;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class NearCountsTest {
  @Test
  void countsOfTextsAndBucketsAreCodedAsTheyAre() throws Exception {
    TextCounts texts = new TextCounts(1L << 40, 2, 3);
    BucketCounts buckets = new BucketCounts(1L << 40, 2, 3, 4, 5);

    assertThat(CoderUtils.clone(TextCounts.CODER, texts)).isEqualTo(texts);
    assertThat(CoderUtils.clone(BucketCounts.CODER, buckets)).isEqualTo(buckets);
  }

  @Test
  void countsAddUpButOfTheLargestThereIsOne() {
    assertThat(new TextCounts(1, 2, 3).plus(new TextCounts(10, 20, 30)))
        .isEqualTo(new TextCounts(11, 22, 33));
    assertThat(new BucketCounts(1, 9, 3, 4, 5).plus(new BucketCounts(10, 2, 30, 40, 50)))
        .isEqualTo(new BucketCounts(11, 9, 33, 44, 55));
  }

  @Test
  void countsOfPairsAreCodedAsTheyAreAndAddUp() throws Exception {
    PairCounts one = PairCounts.none();
    one.component(5);
    one.component(3);
    one.compared(7, 2);
    one.went(0.8);
    one.went(0.8499);
    one.went(1);
    one.link();

    PairCounts sum = CoderUtils.clone(PairCounts.CODER, one);
    sum.add(one);

    assertThat(sum.candidates()).isEqualTo(16);
    assertThat(sum.components()).isEqualTo(4);
    assertThat(sum.largest()).isEqualTo(5);
    assertThat(sum.comparisons()).isEqualTo(14);
    assertThat(sum.passedOver()).isEqualTo(4);
    assertThat(sum.linked()).isEqualTo(2);
    assertThat(sum.scores()).hasSize(PairCounts.STEPS + 1);
    assertThat(sum.scores()[16]).isEqualTo(4);
    assertThat(sum.scores()[20]).isEqualTo(2);
  }
}
