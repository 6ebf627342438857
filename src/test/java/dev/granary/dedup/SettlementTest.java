package dev.granary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Fact;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.dedup.Conflicts.Conflict;
import dev.granary.dedup.Conflicts.Disagreement;
import dev.granary.dedup.Conflicts.Ending;
import dev.granary.dedup.Conflicts.Side;
import dev.granary.testing.TestRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
  private static final long CAT = 7;
  private static final long DOG = -3;
  private static final long COW = 9;

  /** Nothing stands for the place of nobody. */
  private static final int NOBODY = -1;

  @ParameterizedTest
  @EnumSource
  void whereLabelsAgreeThePolicyDecides(ConflictPolicy policy) {
    assertThat(staying(policy, CAT, CAT, CAT)).isZero();
  }

  @Test
  void keepAsksForNoLabel() {
    assertThat(staying(ConflictPolicy.KEEP, CAT, DOG, DOG)).isZero();
  }

  @Test
  void ofAClusterThatIsDroppedNobodyStays() {
    assertThat(staying(ConflictPolicy.DROP_ALL, CAT, CAT, DOG)).isEqualTo(NOBODY);
  }

  @Test
  void theBestOfTheMajorityStays() {
    assertThat(staying(ConflictPolicy.MAJORITY, CAT, DOG, DOG)).isEqualTo(1);
    assertThat(staying(ConflictPolicy.MAJORITY, COW, CAT, DOG, DOG)).isEqualTo(2);
    assertThat(staying(ConflictPolicy.MAJORITY, DOG, CAT, DOG)).isZero();
  }

  @Test
  void ofATieNobodyStays() {
    assertThat(staying(ConflictPolicy.MAJORITY, CAT, DOG)).isEqualTo(NOBODY);
    assertThat(staying(ConflictPolicy.MAJORITY, COW, CAT, DOG, DOG, CAT)).isEqualTo(NOBODY);
  }

  @ParameterizedTest
  @EnumSource
  void whatStaysAndWhatIsNotedDoNotDependOnTheOrder(ConflictPolicy policy) {
    Random random = new Random(4);
    for (int trial = 0; trial < 200; trial++) {
      List<TestRow> records = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(8); i++) {
        records.add(
            TestRow.of(random.nextInt(6))
                .at(0, i)
                .from(random.nextInt(3))
                .withText(random.nextInt(3))
                .labelled(random.nextInt(3)));
      }
      Outcome outcome = settled(policy, 2, records);
      Collections.shuffle(records, random);

      assertThat(settled(policy, 2, records)).isEqualTo(outcome);
    }
  }

  @Test
  void aConflictIsCountedByWhoStayedAndByWhoDisagrees() {
    List<TestRow> records = labelled(CAT, DOG, DOG, COW);
    Conflicts conflicts = conflicts(settlement(ConflictPolicy.MAJORITY, 100), records);

    assertThat(conflicts.clusters(Ending.OTHER_STAYED)).isEqualTo(1);
    assertThat(conflicts.clusters(Ending.BEST_STAYED)).isZero();
    assertThat(conflicts.clusters(Ending.NONE_STAYED)).isZero();
    assertThat(conflicts.records()).isEqualTo(4);
    assertThat(conflicts.disagreements())
        .isEqualTo(Map.of(new Disagreement(1, DOG, CAT), 2L, new Disagreement(1, COW, CAT), 1L));
    assertThat(conflicts.largest())
        .containsExactly(
            new Conflict(
                Likeness.EQUAL,
                Ending.OTHER_STAYED,
                4,
                List.of(
                    new Side(DOG, 2, records.get(1).id()),
                    new Side(CAT, 1, records.get(0).id()),
                    new Side(COW, 1, records.get(3).id()))));
  }

  @Test
  void theLargestConflictsAreShownWhateverOrderTheyAreFoundIn() {
    List<Conflicts> parts = new ArrayList<>();
    for (int size = 2; size < 60; size++) {
      long[] labels = new long[size];
      labels[0] = 1L + size % 7;
      parts.add(conflicts(settlement(ConflictPolicy.KEEP, 100), labelled(labels)));
    }
    Conflicts forward = Conflicts.none();
    parts.forEach(forward::add);
    Collections.reverse(parts);
    Conflicts backward = Conflicts.none();
    parts.forEach(backward::add);

    assertThat(forward.largest()).hasSize(20).isEqualTo(backward.largest());
    assertThat(forward.largest().get(0).records()).isEqualTo(59);
    assertThat(forward.disagreements()).isEqualTo(backward.disagreements());
    assertThat(forward.records()).isEqualTo(LongStream.range(2, 60).sum());
  }

  @Test
  void aSourceThatRepeatsItselfIsTold() {
    List<TestRow> records = new ArrayList<>();
    IntStream.range(0, 6).forEach(i -> records.add(TestRow.of(i).at(0, i).from(1).labelled(CAT)));
    IntStream.range(6, 9).forEach(i -> records.add(TestRow.of(i).at(0, i).from(2).labelled(CAT)));
    Settlement settlement = settlement(ConflictPolicy.KEEP, 3);
    note(settlement, records);
    Floods floods = Floods.none();
    settlement.facts().forEach(fact -> floods.add(Fact.read(fact, Floods.CODER)));

    assertThat(floods.bySource()).isEqualTo(Map.of(1, new Floods.Total(1, 5)));
    assertThat(floods.largest())
        .containsExactly(new Floods.Flood(1, 6, Likeness.EQUAL, 9, records.get(0).id()));
  }

  @Test
  void whatIsNotSuspiciousIsNoFact() {
    Settlement settlement = settlement(ConflictPolicy.MAJORITY, 3);
    note(settlement, labelled(CAT, CAT, CAT));

    assertThat(settlement.facts()).isEmpty();
  }

  @Test
  void theEvidenceNamesTheBestRecordAndNoLabel() {
    List<TestRow> records = labelled(CAT, DOG, COW);

    assertThat(
            settlement(ConflictPolicy.DROP_ALL, 3).evidence(block(records), starts(records), 0, 3))
        .isEqualTo("3 labels among 3 records, all equal to " + records.get(0).id());
  }

  /** What is seen of one cluster: the ordinal of who stays, and the facts. */
  private record Outcome(
      long stays, Map<Disagreement, Long> disagreements, List<Conflict> conflicts) {}

  private static Outcome settled(ConflictPolicy policy, int flood, List<TestRow> records) {
    Settlement settlement = settlement(policy, flood);
    int row = choose(settlement, records);
    Conflicts conflicts = conflicts(settlement, records);
    return new Outcome(
        row < 0 ? NOBODY : RecordRow.ordinal(block(records), row),
        conflicts.disagreements(),
        conflicts.largest());
  }

  /** The place, in the policy's order, of the record that stays of records with these labels. */
  private static int staying(ConflictPolicy policy, long... labels) {
    int row = choose(settlement(policy, 100), labelled(labels));
    return row < 0 ? NOBODY : row / RecordRow.WIDTH;
  }

  private static List<TestRow> labelled(long... labels) {
    return IntStream.range(0, labels.length)
        .mapToObj(i -> TestRow.of(i + 1).at(0, i).from(1).labelled(labels[i]))
        .toList();
  }

  private static int choose(Settlement settlement, List<TestRow> records) {
    return settlement.choose(block(records), starts(records), 0, records.size());
  }

  private static void note(Settlement settlement, List<TestRow> records) {
    settlement.note(
        block(records), starts(records), 0, records.size(), choose(settlement, records));
  }

  private static Conflicts conflicts(Settlement settlement, List<TestRow> records) {
    note(settlement, records);
    Conflicts conflicts = Conflicts.none();
    for (byte[] fact : settlement.facts()) {
      if (Fact.kind(fact) == Fact.Kind.CONFLICTS) {
        conflicts.add(Fact.read(fact, Conflicts.CODER));
      }
    }
    return conflicts;
  }

  private static byte[] block(List<TestRow> records) {
    return TestRow.block(records);
  }

  private static int[] starts(List<TestRow> records) {
    return IntStream.range(0, records.size()).map(i -> i * RecordRow.WIDTH).toArray();
  }

  private static Settlement settlement(ConflictPolicy policy, int flood) {
    Partitions one = new Partitions(1);
    return new Settlement(
        new DedupPlan(
            List.of(KeepRule.SOURCE_PRIORITY, KeepRule.LONGEST, KeepRule.EARLIEST),
            new SourceRanks(List.of(0, 0, 0), List.of(1, 5, 5)),
            new DedupPlan.Suspicion(policy, flood),
            DedupPlan.Next.BY_ORDER,
            one,
            one,
            1),
        Likeness.EQUAL);
  }
}
