package dev.granary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Ordinal;
import dev.granary.coding.RecordRow;
import dev.granary.testing.TestRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivorTest {
  private static final SourceRanks RANKS =
      new SourceRanks(List.of(2, 1, 2, 0), List.of(0, 10, -5, 10));

  private final TestRow plain = TestRow.of(1).at(0, 100);

  @Test
  void theSourceOfHigherPriorityStays() {
    assertStays(
        List.of(KeepRule.SOURCE_PRIORITY),
        plain.from(1).at(9, 9),
        plain.from(0).at(1, 0),
        plain.from(2).at(0, 0));
  }

  @Test
  void theOneWithConsentStays() {
    assertStays(
        List.of(KeepRule.CONSENT),
        plain.withMerit(1, 0).at(9, 9),
        plain.withMerit(0, 99).at(0, 0),
        plain.withMerit(0, -1).at(0, 1));
  }

  @Test
  void theOneWithTheBestLicenceStays() {
    assertStays(
        List.of(KeepRule.LICENCE_RANK),
        plain.from(3).at(9, 9),
        plain.from(0).at(0, 0),
        plain.from(1).at(0, 1),
        plain.from(2).at(0, 2));
  }

  @Test
  void theOneOfTheHighestQualityStays() {
    assertStays(
        List.of(KeepRule.QUALITY),
        plain.withMerit(0, 7).at(9, 9),
        plain.withMerit(1, 6).at(0, 0),
        plain.withMerit(0, Long.MIN_VALUE).at(0, 1));
  }

  @Test
  void theLongestStays() {
    assertStays(
        List.of(KeepRule.LONGEST),
        plain.withText(Integer.MAX_VALUE).at(9, 9),
        plain.withText(0).at(0, 0),
        plain.withText(100).at(0, 1));
  }

  @Test
  void theEarliestStays() {
    assertStays(
        List.of(KeepRule.EARLIEST),
        plain.at(0, 7),
        plain.at(0, 8),
        plain.at(1, 0),
        plain.at(Ordinal.MOST_FILES - 1, 0));
  }

  @Test
  void theSmallestIdStays() {
    TestRow other = TestRow.of(2);
    boolean plainIsSmaller = plain.id().compareTo(other.id()) < 0;
    TestRow smaller = plainIsSmaller ? plain : other;
    TestRow larger = plainIsSmaller ? other : plain;

    assertStays(List.of(KeepRule.ID), smaller.at(5, 5), larger.at(0, 0));
  }

  @Test
  void theFirstRuleThatTellsThemApartDecides() {
    List<KeepRule> rules = List.of(KeepRule.SOURCE_PRIORITY, KeepRule.LONGEST);

    assertStays(
        rules,
        plain.from(1).withText(5).at(2, 0),
        plain.from(3).withText(4).at(0, 0),
        plain.from(0).withText(9).at(0, 1));
    assertStays(
        List.of(KeepRule.LONGEST, KeepRule.SOURCE_PRIORITY),
        plain.from(0).withText(9).at(0, 1),
        plain.from(1).withText(5).at(2, 0));
  }

  @ParameterizedTest
  @EnumSource
  void thePlaceDecidesWhereTheRulesLeaveATie(KeepRule rule) {
    assertStays(List.of(rule), plain.at(0, 3), plain.at(0, 4), plain.at(1, 0), plain.at(2, 2));
  }

  @Test
  void thePlaceDecidesWhereThereAreNoRules() {
    assertStays(List.of(), plain.at(0, 3).withText(1), TestRow.of(0).at(1, 0).withText(9));
  }

  @Test
  void aRecordWithoutEqualsStays() {
    assertStays(List.of(KeepRule.values()), plain);
  }

  @Test
  void onlyTheRowsAskedForAreLookedAt() {
    byte[] rows =
        TestRow.block(List.of(plain.at(0, 0), plain.at(3, 0), plain.at(2, 0), plain.at(1, 0)));
    int[] starts = {0, RecordRow.WIDTH, 2 * RecordRow.WIDTH, 3 * RecordRow.WIDTH};

    assertThat(new Survivor(List.of(), RANKS).among(rows, starts, 1, 3))
        .isEqualTo(2 * RecordRow.WIDTH);
  }

  private static void assertStays(List<KeepRule> rules, TestRow expected, TestRow... others) {
    List<TestRow> records = new ArrayList<>(List.of(others));
    records.add(expected);
    Random random = new Random(7);
    for (int attempt = 0; attempt < 50; attempt++) {
      Collections.shuffle(records, random);
      byte[] rows = TestRow.block(records);
      int[] starts = IntStream.range(0, records.size()).map(i -> i * RecordRow.WIDTH).toArray();

      int stays = new Survivor(rules, RANKS).among(rows, starts, 0, starts.length);

      assertThat(records.get(stays / RecordRow.WIDTH)).isEqualTo(expected);
    }
  }
}
