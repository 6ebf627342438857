package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.FloodGate.Repeats;
import dev.granary.record.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloodGateTest {
  private final FloodGate gate = new FloodGate(0.25);

  @Test
  void aSourceMayRepeatItselfUpToTheLimit() {
    assertThat(gate.judge(List.of(new Repeats("faa", 25, 100))))
        .containsExactly(
            new GateOutcome(
                "flood.faa",
                GateOutcome.Verdict.PASSED,
                "25 of 100 records repeat others",
                "at most a share of 0.25",
                "source faa does not repeat itself more than it may",
                new GateOutcome.Basis(
                    Severity.FAIL,
                    Optional.of("gates.max_flood_share"),
                    Optional.of("report.json#removed.suspicions"))));
  }

  @Test
  void oneMoreIsTooMany() {
    GateOutcome outcome = gate.judge(List.of(new Repeats("faa", 26, 100))).get(0);

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.sentence())
        .isEqualTo(
            "source faa: 26 of 100 records repeat others of it in sets larger than dedup.flood;"
                + " look at the floods in report.json, then mend the source, or raise"
                + " gates.max_flood_share");
  }

  @Test
  void eachSourceIsJudgedAlsoAnEmptyOne() {
    assertThat(gate.judge(List.of(new Repeats("one", 0, 0), new Repeats("two", 9, 10))))
        .extracting(GateOutcome::failed)
        .containsExactly(false, true);
  }
}
