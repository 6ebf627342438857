package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.balance.BalanceRule.AsTheyAre;
import dev.granary.balance.BalanceRule.AtMost;
import dev.granary.balance.BalanceRule.Copies;
import dev.granary.balance.BalanceRule.Shares;
import dev.granary.coding.Partitions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {
  private static final long DAMAGE = 11;
  private static final long NONE = 22;
  private static final long UNKNOWN = 33;

  @Test
  void letsNoClassHaveMoreThanTheRatioOfTheSmallest() {
    assertThat(quotas(new AtMost(1.5), counts(0, 10, 15, 16)))
        .isEqualTo(Map.of(new ClassKey(0, UNKNOWN), 15L));
    assertThat(quotas(new AtMost(1), counts(0, 10, 15, 16)))
        .isEqualTo(Map.of(new ClassKey(0, NONE), 10L, new ClassKey(0, UNKNOWN), 10L));
  }

  @ParameterizedTest
  @CsvSource({
    "1.15, 100, 115", // 114.99999999999999 in binary
    "1.1, 10, 11",
    "2.3, 3, 6", // 6.9: part of a record is none
    "4.35, 100, 435", // 434.99999999999994 in binary
    "1e300, 7, 1000",
  })
  void takesARatioAsItIsWritten(double ratio, long smallest, long most) {
    Map<ClassKey, Long> quotas = quotas(new AtMost(ratio), counts(0, smallest, 1_000, smallest));

    assertThat(quotas.getOrDefault(new ClassKey(0, NONE), 1_000L)).isEqualTo(most);
  }

  @Test
  void aPlanTellsHowManyStayAndHowManyCopiesThereAre() {
    assertThat(plan(new AtMost(1.5), Set.of(0)).kept(counts(0, 10, 15, 16)))
        .isEqualTo(10 + 15 + 15);
    assertThat(plan(new AtMost(1.5), Set.of(0)).copies(counts(0, 10, 15, 16))).isZero();
    assertThat(plan(new Copies(Map.of(DAMAGE, 4)), Set.of(0)).kept(counts(0, 10, 15, 16)))
        .isEqualTo(41);
    assertThat(plan(new Copies(Map.of(DAMAGE, 4)), Set.of(0)).copies(counts(0, 10, 15, 16)))
        .isEqualTo(30);
    assertThat(plan(new AtMost(1), Set.of(0)).kept(counts(1, 10, 15, 16))).isEqualTo(41);
  }

  @Test
  void leavesASingleClassAsItIs() {
    assertThat(quotas(new AtMost(1), counts(0, 10, 0, 0))).isEmpty();
  }

  @Test
  void doesNotTakeAClassWithoutRecordsForTheSmallest() {
    assertThat(quotas(new AtMost(2), counts(0, 0, 10, 30)))
        .isEqualTo(Map.of(new ClassKey(0, UNKNOWN), 20L));
  }

  @Test
  void bringsClassesToTheirSharesAndLeavesOutTheOthers() {
    assertThat(quotas(new Shares(Map.of(DAMAGE, 0.25, NONE, 0.75)), counts(0, 100, 1_000, 50)))
        .isEqualTo(Map.of(new ClassKey(0, NONE), 300L, new ClassKey(0, UNKNOWN), 0L));
  }

  @Test
  void saysNothingOfClassesThatHaveTheirSharesAlready() {
    assertThat(quotas(new Shares(Map.of(DAMAGE, 0.25, NONE, 0.75)), counts(0, 5, 15, 0))).isEmpty();
  }

  @Test
  void leavesNothingWhereAClassWithAShareIsAbsent() {
    assertThat(quotas(new Shares(Map.of(DAMAGE, 0.25, NONE, 0.75)), counts(0, 0, 15, 0)))
        .isEqualTo(Map.of(new ClassKey(0, NONE), 0L));
  }

  @Test
  void setsEachNamedSplitByItselfAndNoOther() {
    ClassCounts counts = counts(0, 10, 30, 30);
    counts.add(counts(1, 5, 30, 4));
    counts.add(counts(2, 1, 30, 30));

    assertThat(Quotas.of(plan(new AtMost(2), Set.of(0, 1, 7)), counts))
        .isEqualTo(
            Map.of(
                new ClassKey(0, NONE), 20L,
                new ClassKey(0, UNKNOWN), 20L,
                new ClassKey(1, NONE), 8L));
  }

  @Test
  void setsNoneForRulesThatTakeNothingAway() {
    assertThat(quotas(new AsTheyAre(), counts(0, 10, 30, 30))).isEmpty();
    assertThat(quotas(new Copies(Map.of(DAMAGE, 3)), counts(0, 10, 30, 30))).isEmpty();
    assertThat(Quotas.of(plan(new AtMost(1), Set.of(0)), ClassCounts.none())).isEmpty();
  }

  private static Map<ClassKey, Long> quotas(BalanceRule rule, ClassCounts counts) {
    return Quotas.of(plan(rule, Set.of(0)), counts);
  }

  private static BalancePlan plan(BalanceRule rule, Set<Integer> splits) {
    return new BalancePlan(rule, splits, 7, new Partitions(1), new Partitions(1));
  }

  private static ClassCounts counts(int split, long damage, long none, long unknown) {
    ClassCounts counts = ClassCounts.none();
    counts.add(new ClassKey(split, DAMAGE), damage);
    counts.add(new ClassKey(split, NONE), none);
    counts.add(new ClassKey(split, UNKNOWN), unknown);
    return counts;
  }
}
