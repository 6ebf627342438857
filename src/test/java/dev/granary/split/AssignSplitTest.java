package dev.granary.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.testing.ChiSquare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignSplitTest {
  private static final long SEED = 20261120;
  private static final int RECORDS = 200_000;
  private static final double MOST_DEVIATION = 5;
  private static final FieldValues NO_FIELDS = new FieldValues(0);

  /** The one id of high half 0 whose hash with the seed is all ones: the last point below 1. */
  private static final RecordId LAST = new RecordId(0, 0xc7cb12c1e11357e8L);

  /**
   * Where Python's {@code (mix(mix(mix(20261120, 0x73706c6974), 0), i) >> 11) * 2.0**-53} falls.
   */
  @Test
  void splitsAreWhatPythonMakes() {
    AssignSplit splits = assign(0.5, 0.25, 0.25);

    assertThat(IntStream.range(0, 12).map(i -> splits.of(id(i), NO_FIELDS)).toArray())
        .containsExactly(0, 2, 0, 2, 0, 1, 2, 0, 0, 0, 0, 1);
  }

  @Test
  void eachSplitHasItsShare() {
    assertShares(1);
    assertShares(0.5, 0.5);
    assertShares(0.8, 0.1, 0.1);
    assertShares(0.98, 0.01, 0.01);
    assertShares(0.001, 0.999);
    assertShares(0.05, 0.15, 0.3, 0.5);
  }

  @Test
  void tenTenthsLeaveNobodyOut() {
    double[] tenths = new double[10];
    Arrays.fill(tenths, 0.1);

    assertShares(tenths);
    assertThat(assign(tenths).of(LAST, NO_FIELDS)).isEqualTo(9);
    assertThat(assign(0.9).of(LAST, NO_FIELDS)).isEqualTo(RecordRow.NO_SPLIT);
  }

  @Test
  void whatSharesLeaveOfOneIsInNoSplit() {
    AssignSplit splits = assign(0.6, 0.3);
    long[] counts = new long[3];
    for (int i = 0; i < RECORDS; i++) {
      int split = splits.of(id(i), NO_FIELDS);
      counts[split == RecordRow.NO_SPLIT ? 2 : split]++;
    }

    assertThat(ChiSquare.deviation(counts, 0.6, 0.3, 0.1)).isLessThan(MOST_DEVIATION);
  }

  @Test
  void aRecordIsInTheSameSplitWhateverCameBefore() {
    AssignSplit first = assign(0.8, 0.1, 0.1);
    int[] splits = IntStream.range(0, 1000).map(i -> first.of(id(i), NO_FIELDS)).toArray();
    AssignSplit second = assign(0.8, 0.1, 0.1);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 3000).boxed().toList());
    Collections.shuffle(shuffled, new Random(7));

    for (int i : shuffled) {
      int split = second.of(id(i), NO_FIELDS);
      if (i < 1000) {
        assertThat(split).isEqualTo(splits[i]);
      }
    }
  }

  @Test
  void anotherSeedDealsAnew() {
    AssignSplit splits = assign(0.5, 0.5);
    AssignSplit other = new AssignSplit(new SplitPlan(SEED + 1, List.of(0.5, 0.5), List.of()));
    long[] pairs = new long[4];
    for (int i = 0; i < RECORDS; i++) {
      pairs[2 * splits.of(id(i), NO_FIELDS) + other.of(id(i), NO_FIELDS)]++;
    }

    assertThat(ChiSquare.deviationFromEven(pairs)).isLessThan(MOST_DEVIATION);
  }

  @Test
  void theSplitSaysNothingOfThePlaceInTheOrder() {
    AssignSplit splits = assign(0.5, 0.5);
    Partitions eight = new Partitions(8);
    long[] pairs = new long[16];
    for (int i = 0; i < RECORDS; i++) {
      int place = eight.of(OrderKey.of(SEED, id(i), 0));
      pairs[8 * splits.of(id(i), NO_FIELDS) + place]++;
    }

    assertThat(ChiSquare.deviationFromEven(pairs)).isLessThan(MOST_DEVIATION);
  }

  @Test
  void aShareThatGrowsTakesFromTheNextAndLeavesTheOthersAlone() {
    AssignSplit before = assign(0.7, 0.2, 0.1);
    AssignSplit after = assign(0.7, 0.25, 0.05);
    long moved = 0;
    for (int i = 0; i < RECORDS; i++) {
      int old = before.of(id(i), NO_FIELDS);
      int now = after.of(id(i), NO_FIELDS);
      if (old != now) {
        moved++;
        assertThat(old).isEqualTo(2);
        assertThat(now).isEqualTo(1);
      }
    }

    assertThat(ChiSquare.deviation(new long[] {moved, RECORDS - moved}, 0.05, 0.95))
        .isLessThan(MOST_DEVIATION);
  }

  @Test
  void aSplitThatIsAddedAtTheEndTakesFromTheLast() {
    AssignSplit before = assign(0.8, 0.2);
    AssignSplit after = assign(0.8, 0.1, 0.1);
    for (int i = 0; i < RECORDS; i++) {
      int old = before.of(id(i), NO_FIELDS);
      assertThat(after.of(id(i), NO_FIELDS)).isIn(old, old == 1 ? 2 : old);
    }
  }

  @Test
  void nobodyElseMovesWhenTheShareOfNoneIsGivenAway() {
    AssignSplit before = assign(0.6, 0.3);
    AssignSplit after = assign(0.6, 0.3, 0.1);
    for (int i = 0; i < RECORDS; i++) {
      int old = before.of(id(i), NO_FIELDS);
      assertThat(after.of(id(i), NO_FIELDS)).isEqualTo(old == RecordRow.NO_SPLIT ? 2 : old);
    }
  }

  @Test
  void aGroupStaysTogetherAndGroupsAreDealtByTheShares() {
    AssignSplit splits = grouped(List.of(1), 0.7, 0.2, 0.1);
    long[] counts = new long[3];
    for (int group = 0; group < 20_000; group++) {
      int split = splits.of(id(0), values("text 0", "user " + group));
      counts[split]++;
      for (int record = 1; record < 3; record++) {
        assertThat(splits.of(id(record), values("text " + record, "user " + group)))
            .isEqualTo(split);
      }
    }

    assertThat(ChiSquare.deviation(counts, 0.7, 0.2, 0.1)).isLessThan(MOST_DEVIATION);
  }

  @Test
  void aGroupMayBeMadeOfSeveralFields() {
    AssignSplit splits = grouped(List.of(1, 0), 0.5, 0.5);
    long[] pairs = new long[4];
    for (int i = 0; i < 20_000; i++) {
      int one = splits.of(id(0), values("a" + i, "b"));
      int other = splits.of(id(0), values("a" + i, "c"));
      pairs[2 * one + other]++;
    }

    assertThat(ChiSquare.deviationFromEven(pairs)).isLessThan(MOST_DEVIATION);
  }

  @Test
  void recordsWithoutAGroupAreOneGroup() {
    AssignSplit splits = grouped(List.of(1), 0.5, 0.5);
    FieldValues none = values("text", "");
    none.setMissing(1);
    int split = splits.of(id(0), none);

    for (int i = 1; i < 100; i++) {
      assertThat(splits.of(id(i), none)).isEqualTo(split);
    }
  }

  /**
   * Python: the hash of {@code sha256(b"split" + b"\x01" + pack(">i", 5) + b"user1")} is 0.5957….
   */
  @Test
  void groupsAreWherePythonPutsThem() {
    assertThat(grouped(List.of(0), 0.59, 0.41).of(id(0), values("user1"))).isEqualTo(1);
    assertThat(grouped(List.of(0), 0.60, 0.40).of(id(0), values("user1"))).isEqualTo(0);
  }

  private static void assertShares(double... shares) {
    AssignSplit splits = assign(shares);
    long[] counts = new long[shares.length];
    for (int i = 0; i < RECORDS; i++) {
      counts[splits.of(id(i), NO_FIELDS)]++;
    }

    if (shares.length > 1) {
      assertThat(ChiSquare.deviation(counts, shares)).isLessThan(MOST_DEVIATION);
    } else {
      assertThat(counts).containsExactly(RECORDS);
    }
  }

  private static AssignSplit assign(double... shares) {
    return grouped(List.of(), shares);
  }

  private static AssignSplit grouped(List<Integer> groupBy, double... shares) {
    return new AssignSplit(new SplitPlan(SEED, DoubleStream.of(shares).boxed().toList(), groupBy));
  }

  private static RecordId id(int number) {
    return new RecordId(0, number);
  }

  private static FieldValues values(String... texts) {
    FieldValues values = new FieldValues(texts.length);
    for (int i = 0; i < texts.length; i++) {
      byte[] bytes = texts[i].getBytes(UTF_8);
      values.setText(i, bytes, 0, bytes.length);
    }
    return values;
  }
}
