package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.balance.BalanceRule.AtMost;
import dev.granary.balance.BalanceRule.Shares;
import dev.granary.balance.Cuts.Cut;
import dev.granary.coding.Partitions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutsTest {
  private static final ClassKey SMALL = new ClassKey(0, 1);
  private static final ClassKey LARGE = new ClassKey(0, 2);

  /** The large class has 3 records in bucket 0, 2 in bucket 1, none in 2 and 3, 4 in bucket 4. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1", "2, 0, 2", "3, 1, 0", // exactly the end of a bucket: the next one goes as a whole
    "4, 1, 1", "5, 4, 0", // beyond buckets that are empty
    "6, 4, 1", "8, 4, 3",
  })
  void areWithinTheBucketWhereTheQuotaIsReached(int quota, int bucket, long ofBucket) {
    Cuts cuts = Cuts.of(plan(new AtMost(1), Set.of(0)), histograms(quota));

    assertThat(cuts.cuts()).containsExactly(new Cut(LARGE, bucket, ofBucket));
  }

  @Test
  void areNotMadeWhereAllStay() {
    assertThat(Cuts.of(plan(new AtMost(1), Set.of(0)), histograms(9)).cuts()).isEmpty();
    assertThat(Cuts.of(plan(new AtMost(1), Set.of(1)), histograms(1)).cuts()).isEmpty();
  }

  @Test
  void areBeforeTheFirstRecordWhereNoneStays() {
    BalancePlan plan = plan(new Shares(Map.of(LARGE.label(), 1.0)), Set.of(0));

    assertThat(Cuts.of(plan, histograms(2)).cuts()).containsExactly(new Cut(SMALL, 255, 0));
  }

  @Test
  void areNumberedByTheirPlace() {
    Cuts cuts = new Cuts(List.of(new Cut(LARGE, 3, 1), new Cut(SMALL, 0, 2)));

    assertThat(cuts.numbers()).isEqualTo(Map.of(LARGE, 0, SMALL, 1));
  }

  @Test
  void areCodedAsTheyAre() throws Exception {
    Cuts cuts =
        new Cuts(
            List.of(
                new Cut(new ClassKey(200, Long.MIN_VALUE), 255, 1L << 40), new Cut(SMALL, 0, 0)));

    assertThat(CoderUtils.clone(Cuts.CODER, cuts)).isEqualTo(cuts);
    assertThat(CoderUtils.clone(Cuts.CODER, new Cuts(List.of()))).isEqualTo(new Cuts(List.of()));
  }

  private static Histograms histograms(int small) {
    Histograms histograms = Histograms.none(Selection.RANGES);
    add(histograms, SMALL, 255, small);
    add(histograms, LARGE, 0, 3);
    add(histograms, LARGE, 1, 2);
    add(histograms, LARGE, 4, 4);
    return histograms;
  }

  private static void add(Histograms histograms, ClassKey key, long bucket, int times) {
    for (int i = 0; i < times; i++) {
      histograms.add(key, bucket << 56 | i);
    }
  }

  private static BalancePlan plan(BalanceRule rule, Set<Integer> splits) {
    return new BalancePlan(rule, splits, 7, new Partitions(1), new Partitions(1));
  }
}
