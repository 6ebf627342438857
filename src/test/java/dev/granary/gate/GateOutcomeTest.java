package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateOutcomeTest {
  private final Observation observation = new Observation("drift.speed", "0.31", "at most 0.25");

  @Test
  void whatIsNotMetBlocks() {
    GateOutcome outcome = observation.fails("speed moved by %.2f", 0.31);

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.warned()).isFalse();
    assertThat(outcome.sentence()).isEqualTo("speed moved by 0.31");
  }

  @Test
  void whatWeighsAWarningNeverBlocks() {
    GateOutcome outcome = observation.weighing(Severity.WARN).fails("speed moved");

    assertThat(outcome.verdict()).isEqualTo(Verdict.WARNED);
    assertThat(outcome.failed()).isFalse();
    assertThat(outcome.warned()).isTrue();
  }

  @Test
  void aWarningOfAGateThatBlocksIsAWarning() {
    assertThat(observation.warns("speed moves").verdict()).isEqualTo(Verdict.WARNED);
    assertThat(observation.weighing(Severity.WARN).passes("all is well").verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatItRestsOnIsKeptInAnyOrder() {
    GateOutcome.Basis basis =
        new GateOutcome.Basis(
            Severity.WARN, Optional.of("gates.drift"), Optional.of("statistics/drift.json#speed"));

    assertThat(
            observation
                .shownIn("statistics/drift.json#speed")
                .weighing(Severity.WARN)
                .setBy("gates.drift")
                .passes("ok")
                .basis())
        .isEqualTo(basis);
    assertThat(
            observation
                .setBy("gates.drift")
                .weighing(Severity.WARN)
                .shownIn("statistics/drift.json#speed")
                .fails("no")
                .basis())
        .isEqualTo(basis);
  }
}
