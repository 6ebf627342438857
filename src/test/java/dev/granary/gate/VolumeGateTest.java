package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.gate.VolumeGate.Earlier;
import dev.granary.record.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumeGateTest {
  private static final Optional<Earlier> BEFORE = Optional.of(new Earlier("1.0.6", 200));

  private final VolumeGate gate =
      new VolumeGate(Optional.of(0.8), Optional.of(1.25), Severity.FAIL);

  @Test
  void bothEndsMayBeReached() {
    assertThat(gate.judge(160, BEFORE).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(gate.judge(250, BEFORE).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(gate.judge(159, BEFORE).failed()).isTrue();
    assertThat(gate.judge(251, BEFORE).failed()).isTrue();
  }

  @Test
  void itSaysBothNumbersAndWhatToDo() {
    GateOutcome outcome = gate.judge(90, BEFORE);

    assertThat(outcome.gate()).isEqualTo("volume.change");
    assertThat(outcome.observed()).isEqualTo("90 records, 0.450 of 200 in 1.0.6");
    assertThat(outcome.limit()).isEqualTo("0.8 to 1.25 times as many");
    assertThat(outcome.basis().setting()).contains("gates.volume");
    assertThat(outcome.sentence())
        .isEqualTo(
            "there are 90 records, in 1.0.6 there were 200; see whether a delivery is missing or"
                + " came twice, or change gates.volume");
  }

  @Test
  void theFirstVersionHasNothingBeforeIt() {
    assertThat(gate.judge(1, Optional.empty()).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatCannotBeReadHasFailed() {
    assertThat(gate.unknown(200).failed()).isTrue();
    assertThat(
            new VolumeGate(Optional.of(0.8), Optional.empty(), Severity.WARN).unknown(1).warned())
        .isTrue();
  }
}
