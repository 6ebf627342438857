package dev.granary.dedup.candidate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.CandidateRow;
import dev.granary.coding.Partitions;
import dev.granary.dedup.ConflictPolicy;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.KeepRule;
import dev.granary.dedup.SourceRanks;
import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.NearRule;
import dev.granary.dedup.near.Sieve;
import dev.granary.testing.TestRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateTextsTest {
  private static final NearPlan LONGEST_FIRST =
      new NearPlan(
          new NearRule(
              List.of(0),
              NearRule.Shingle.of(5),
              new Banding(16, 8),
              new NearRule.Verify(NearRule.Measure.JACCARD, 0.8),
              1),
          1000,
          new Sieve.Limits(64, 1 << 20),
          new DedupPlan(
              List.of(KeepRule.LONGEST),
              new SourceRanks(List.of(0), List.of(0)),
              new DedupPlan.Suspicion(ConflictPolicy.KEEP, 100),
              DedupPlan.Next.BY_ORDINAL,
              new Partitions(1),
              new Partitions(1),
              1),
          new Partitions(1),
          NearPlan.Earlier.NONE);

  private final TestCandidates candidates =
      new TestCandidates()
          .with(50, TestRow.of(1).at(0, 60).withText(10), "short")
          .with(3, TestRow.of(2).at(0, 3).withText(10), "early")
          .with(50, TestRow.of(3).at(0, 50).withText(90), "the longest")
          .with(50, TestRow.of(4).at(0, 70).withText(10), "")
          .with(3, TestRow.of(5).at(0, 4).withText(10), "later");

  private final CandidateIndex index = CandidateIndex.of(candidates.blocks(), LONGEST_FIRST);

  @Test
  void componentsComeOneAfterAnotherAndInEachWhoIsWantedMostComesFirst() {
    assertThat(index.count()).isEqualTo(5);
    assertThat(List.of(3L, 4L, 50L, 60L, 70L))
        .isEqualTo(
            List.of(
                index.ordinal(0),
                index.ordinal(1),
                index.ordinal(2),
                index.ordinal(3),
                index.ordinal(4)));
    assertThat(index.componentEnd(0)).isEqualTo(2);
    assertThat(index.componentEnd(2)).isEqualTo(5);
    assertThat(index.length(2)).isEqualTo(CandidateRow.CONTENT + "the longest".length());
  }

  /** With no room at all each text is fetched by itself: what is asked for is always there. */
  @ParameterizedTest
  @CsvSource({"1000000, 1", "220, 3", "1, 5", "0, 5"})
  void textsAreThereHoweverLittleIsHeldAtATime(int budget, int loads) {
    CandidateTexts texts = new CandidateTexts(candidates.blocks(), index, budget);
    int before = candidates.passes();
    String[] expected = {"early", "later", "the longest", "short", ""};

    for (int number = 0; number < expected.length; number++) {
      texts.require(number);
      assertThat(new String(texts.bytes(), texts.start(number), texts.length(number), UTF_8))
          .isEqualTo(expected[number]);
    }

    assertThat(candidates.passes() - before).isEqualTo(loads);
  }
}
