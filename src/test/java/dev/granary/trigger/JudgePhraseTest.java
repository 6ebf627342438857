package dev.granary.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two sources of 1,000 records, of which 130 have the label 1 and the others 0. */
class JudgePhraseTest {
  private static final TriggerPlan.Judging JUDGING = new TriggerPlan.Judging(20, 0.95, 0.001);

  private final Strata strata = Strata.none();
  private final RowBuffer rows = new RowBuffer(1 << 10);

  private void usual() {
    for (int source = 0; source < 2; source++) {
      strata.add(source, 0, 870, 20_000);
      strata.add(source, 1, 130, 3_000);
    }
  }

  @Test
  void oneSourceAndAnotherLabelMakeASuspect() {
    usual();
    have(40, 1, 1);

    Trigger found = judged().orElseThrow();
    assertThat(found.source()).isEqualTo(1);
    assertThat(found.label()).isEqualTo(1);
    assertThat(found.counts()).isEqualTo(new Trigger.Counts(40, 40, 40, 1960, 960, 90));
  }

  @Test
  void aFewOfOtherSourcesAndLabelsAreBorne() {
    usual();
    have(78, 1, 1);
    have(2, 1, 0);
    have(3, 0, 0);

    assertThat(judged().orElseThrow().counts())
        .isEqualTo(new Trigger.Counts(83, 80, 78, 1917, 920, 52));
  }

  @Test
  void moreOfOtherSourcesAreNot() {
    usual();
    have(80, 1, 1);
    have(5, 0, 1);

    assertThat(judged()).isEmpty();
  }

  @Test
  void moreOfOtherLabelsAreNot() {
    usual();
    have(80, 1, 1);
    have(5, 1, 0);

    assertThat(judged()).isEmpty();
  }

  @Test
  void theUsualLabelOfTheSourceIsNoSurprise() {
    usual();
    have(100, 1, 0);

    assertThat(judged()).isEmpty();
  }

  @Test
  void tooFewRecordsSayNothing() {
    usual();
    have(19, 1, 1);

    assertThat(judged()).isEmpty();
  }

  /** With two equal sources, 20 records of one might be chance among so many phrases. */
  @Test
  void oneSourceOfTwoIsASurpriseOnlyWhereRecordsAreMany() {
    usual();
    have(20, 1, 1);

    assertThat(judged()).isEmpty();
  }

  @Test
  void whatASourceHasEverywhereIsNotHeldAgainstIt() {
    strata.add(0, 0, 1000, 0);
    strata.add(1, 1, 1000, 0);
    have(1000, 1, 1);

    assertThat(judged()).isEmpty();
  }

  @Test
  void aSourceOfOneLabelHasNothingToBeHeldAgainst() {
    strata.add(0, 0, 1000, 0);
    strata.add(1, 1, 1000, 0);
    have(100, 1, 1);

    assertThat(judged()).isEmpty();
  }

  @Test
  void aloneASourceIsNoSurprise() {
    strata.add(0, 0, 1000, 0);
    strata.add(0, 1, 1000, 0);
    have(100, 0, 1);

    assertThat(judged()).isEmpty();
  }

  /** Among a million times as many phrases, what was a surprise is none. */
  @Test
  void theMorePhrasesAreLookedAtTheMoreASuspectTakes() {
    usual();
    strata.add(0, 0, 0, 1L << 50);
    have(40, 1, 1);

    assertThat(judged()).isEmpty();
  }

  private void have(int records, int source, long label) {
    for (int i = 0; i < records; i++) {
      PhraseRow.put(rows, 77, source, label);
    }
  }

  private Optional<Trigger> judged() {
    byte[] block = rows.copy();
    int[] order = RowOrder.ofRows(block, block.length, PhraseRow.WIDTH, 0, PhraseRow.WIDTH);
    return new JudgePhrase(JUDGING, strata).judge(block, order, 0, order.length);
  }
}
