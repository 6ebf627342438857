package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
  @Test
  void takesTheLargestSetThatKeepsTheShares() {
    assertThat(Apportionment.largest(Map.of(1L, 0.9, 2L, 0.1), Map.of(1L, 5_000L, 2L, 100L)))
        .isEqualTo(Map.of(1L, 900L, 2L, 100L));
  }

  @Test
  void takesDecimalsAsTheyAreWritten() {
    // As binary fractions, 7 / 0.07 is less than 100 and 0.07 * 100 more than 7.
    assertThat(Apportionment.largest(Map.of(1L, 0.93, 2L, 0.07), Map.of(1L, 93L, 2L, 7L)))
        .isEqualTo(Map.of(1L, 93L, 2L, 7L));
  }

  @Test
  void givesWhatIsLeftToTheLargestRemainders() {
    // 10 records: 3.4, 3.3 and 3.3.
    assertThat(
            Apportionment.largest(
                Map.of(1L, 0.34, 2L, 0.33, 3L, 0.33), Map.of(1L, 100L, 2L, 100L, 3L, 3L)))
        .isEqualTo(Map.of(1L, 3L, 2L, 3L, 3L, 3L));
    assertThat(
            Apportionment.largest(
                Map.of(1L, 0.334, 2L, 0.333, 3L, 0.333), Map.of(1L, 100L, 2L, 100L, 3L, 4L)))
        .isEqualTo(Map.of(1L, 4L, 2L, 4L, 3L, 4L));
    assertThat(
            Apportionment.largest(
                Map.of(1L, 0.2, 2L, 0.35, 3L, 0.45), Map.of(1L, 1L, 2L, 100L, 3L, 100L)))
        .isEqualTo(Map.of(1L, 1L, 2L, 2L, 3L, 2L));
  }

  @Test
  void givesATieToTheSmallestLabel() {
    assertThat(
            Apportionment.largest(
                Map.of(-7L, 0.3, 2L, 0.3, 3L, 0.4), Map.of(-7L, 1L, 2L, 1L, 3L, 1L)))
        .isEqualTo(Map.of(-7L, 1L, 2L, 0L, 3L, 1L));
  }

  @Test
  void doesNotMindSharesThatAddUpToALittleLessThanOne() {
    double third = 0.333333333;
    assertThat(
            Apportionment.largest(
                Map.of(1L, third, 2L, third, 3L, third),
                Map.of(1L, 4_000_000_000L, 2L, 5_000_000_000L, 3L, 6_000_000_000L)))
        .isEqualTo(Map.of(1L, 4_000_000_000L, 2L, 4_000_000_000L, 3L, 4_000_000_000L));
  }

  @Test
  void isEmptyWhereThereIsNoRecordOfAClassWithAShare() {
    assertThat(Apportionment.largest(Map.of(1L, 0.5, 2L, 0.5), Map.of(1L, 100L)))
        .isEqualTo(Map.of(1L, 0L, 2L, 0L));
    assertThat(Apportionment.largest(Map.of(1L, 0.5, 2L, 0.5), Map.of())).containsValue(0L);
    assertThat(Apportionment.largest(Map.of(), Map.of(1L, 100L))).isEmpty();
  }

  @Test
  void leavesAClassWithAShareOfZeroOut() {
    assertThat(Apportionment.largest(Map.of(1L, 0.0, 2L, 1.0), Map.of(2L, 100L)))
        .isEqualTo(Map.of(2L, 100L));
  }

  @Test
  void survivesCountsAndSharesAtTheEndsOfTheirRanges() {
    assertThat(
            Apportionment.largest(
                Map.of(1L, 0.5, 2L, 0.5), Map.of(1L, Long.MAX_VALUE / 2, 2L, Long.MAX_VALUE / 2)))
        .isEqualTo(Map.of(1L, Long.MAX_VALUE / 2, 2L, Long.MAX_VALUE / 2));
    assertThat(Apportionment.largest(Map.of(1L, 1e-300, 2L, 1.0), Map.of(1L, 1L, 2L, 1_000L)))
        .isEqualTo(Map.of(1L, 0L, 2L, 1_000L));
  }

  @Test
  void isNeverARecordAwayFromAShareNorAboveWhatThereIs() {
    SplittableRandom random = new SplittableRandom(20261120);
    for (int trial = 0; trial < 2_000; trial++) {
      Map<Long, Double> shares = shares(random, 1 + random.nextInt(30));
      Map<Long, Long> available = new TreeMap<>();
      shares
          .keySet()
          .forEach(label -> available.put(label, random.nextLong(1L << (2 + random.nextInt(40)))));

      Map<Long, Long> parts = Apportionment.largest(shares, available);

      assertThat(parts.keySet()).isEqualTo(shares.keySet());
      long whole = parts.values().stream().mapToLong(Long::longValue).sum();
      double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
      parts.forEach(
          (label, part) -> {
            assertThat(part).isBetween(0L, available.get(label));
            double wanted = whole * (shares.get(label) / all);
            assertThat((double) part).isCloseTo(wanted, within(1 + wanted * 1e-12));
          });
      requireThatNoLargerWholeFits(shares, available, whole, all);
    }
  }

  private static void requireThatNoLargerWholeFits(
      Map<Long, Double> shares, Map<Long, Long> available, long whole, double all) {
    boolean someoneWouldRunOut =
        shares.entrySet().stream()
            .anyMatch(
                share ->
                    (whole + 1) * (share.getValue() / all) * (1 + 1e-12)
                        > available.get(share.getKey()));
    assertThat(someoneWouldRunOut).isTrue();
  }

  /** Shares with up to four digits that add up to 1, each above 0. */
  private static Map<Long, Double> shares(SplittableRandom random, int count) {
    Map<Long, Double> shares = new TreeMap<>();
    int left = 10_000;
    for (int i = 1; i < count; i++) {
      int share = 1 + random.nextInt(Math.max(1, 2 * (left - count) / count));
      shares.put(random.nextLong(), share / 10_000.0);
      left -= share;
    }
    shares.put(random.nextLong(), left / 10_000.0);
    return shares;
  }
}
