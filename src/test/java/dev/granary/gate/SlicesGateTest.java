package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlicesGateTest {
  private final SlicesGate gate =
      new SlicesGate("phase", List.of("climb", "approach", "taxi"), 200, Severity.FAIL);

  @Test
  void enoughOfEachIsEnough() {
    assertThat(judge(Map.of("climb", 200L, "approach", 900L, "taxi", 201L)).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatIsMissingIsNamedApartFromWhatIsSmall() {
    GateOutcome outcome = judge(Map.of("climb", 200L, "taxi", 199L));

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.observed()).isEqualTo("approach: missing, taxi: 199 records");
    assertThat(outcome.limit()).isEqualTo("at least 200 records each");
    assertThat(outcome.sentence()).startsWith("too few records of phase = approach: missing, taxi");
  }

  @Test
  void whatNobodyCountedHasFailed() {
    assertThat(gate.judge(Optional.<Map<String, Long>>empty()).sentence())
        .isEqualTo("nobody counted the values of phase");
  }

  private GateOutcome judge(Map<String, Long> counts) {
    return gate.judge(Optional.of(counts));
  }
}
