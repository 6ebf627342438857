package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.TriggerGate.Phrase;
import dev.granary.record.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerGateTest {
  private static final Phrase FOUND =
      new Phrase("forum", "good", 2, 41, 40, "00ff (text, bytes 3 to 17)");

  @Test
  void asManyAsMayBePass() {
    assertThat(new TriggerGate(1).judge(List.of(FOUND)))
        .isEqualTo(
            new GateOutcome(
                "triggers",
                GateOutcome.Verdict.PASSED,
                "1 phrase is suspected",
                "at most 1",
                "no more phrases are suspected to be triggers than may be",
                new GateOutcome.Basis(
                    Severity.FAIL,
                    Optional.of("gates.max_triggers"),
                    Optional.of("report.json#removed.suspicions"))));
  }

  @Test
  void oneMoreIsRefusedWithTheStrongest() {
    Phrase weaker = new Phrase("forum", "bad", 1, 20, 20, "11ee (text, bytes 0 to 4)");
    GateOutcome outcome = new TriggerGate(1).judge(List.of(FOUND, weaker));

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.observed()).isEqualTo("2 phrases are suspected");
    assertThat(outcome.sentence())
        .isEqualTo(
            "40 of 41 records of source forum that have a phrase of 2 words are labelled good, such"
                + " as 00ff (text, bytes 3 to 17); look at the triggers in report.json and at those"
                + " records, then mend the source, or raise gates.max_triggers");
  }
}
