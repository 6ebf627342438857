package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Severity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShareGateTest {
  private final ShareGate gate =
      new ShareGate("gates.label", Optional.of(0.1), Optional.of(0.6), Severity.FAIL);

  @Test
  void bothEndsMayBeReached() {
    assertThat(
            gate.judge("label.balance", Map.of("hen", 10L, "owl", 60L, "tit", 30L), 100).failed())
        .isFalse();
  }

  @Test
  void allThatAreWrongAreNamedInTheOrderOfTheirNames() {
    GateOutcome outcome =
        gate.judge("label.balance", Map.of("owl", 91L, "hen", 9L, "tit", 20L), 120);

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.observed()).isEqualTo("hen: 9 of 120 (0.075), owl: 91 of 120 (0.758)");
    assertThat(outcome.limit()).isEqualTo("a share of 0.1 to 0.6");
    assertThat(outcome.sentence())
        .endsWith("mend the sources or the balance, or change gates.label");
  }

  @Test
  void nothingAtAllHasNoShare() {
    assertThat(gate.judge("sources.forum", Map.of("forum", 0L), 0).failed()).isTrue();
  }
}
