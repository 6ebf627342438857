package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.IsoTime;
import dev.granary.record.Severity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FreshnessGateTest {
  private static final OptionalLong DATE = IsoTime.seconds("2026-11-20");

  private final FreshnessGate gate = new FreshnessGate("day", 3 * 86_400, Severity.FAIL);

  @Test
  void threeDaysOldMayBeAndFourNot() {
    assertThat(judge("2026-11-17").verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge("2026-11-16T23:59:59Z").failed()).isTrue();
    assertThat(judge("2026-11-16", "2026-11-19", "2026-01-01").verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void itSaysTheNewestDate() {
    GateOutcome outcome = judge("2026-11-10", "2026-11-09");

    assertThat(outcome.gate()).isEqualTo("freshness.day");
    assertThat(outcome.observed()).isEqualTo("10.0 days, newest 2026-11-10");
    assertThat(outcome.sentence())
        .isEqualTo(
            "the newest record is of 2026-11-10 in day, older than gates.freshness.max_age on"
                + " 2026-11-20; see whether deliveries stopped");
  }

  @Test
  void aTimeWithoutAnOffsetIsToldAsSuch() {
    assertThat(judge("2026-11-19 18:00:00").sentence())
        .contains("the times in day do not say how far they are from UTC");
    assertThat(judge("2026-11-19T18:00:00", "2026-11-19").verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge("a night in May").sentence()).contains("no record has a date in");
  }

  @Test
  void aDateAfterTheLogicalOneProvesNothing() {
    assertThat(judge("2099-01-01", "2026-11-10").failed()).isTrue();
    assertThat(judge("2099-01-01").sentence())
        .isEqualTo("no record has a date in day up to the logical date of the run");
    assertThat(judge("2026-11-20T18:00:00Z").verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void secondsSince1970AreADate() {
    assertThat(judge(String.valueOf(DATE.getAsLong() - 3_600)).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge("1", "yesterday").failed()).isTrue();
  }

  @Test
  void whatCannotBeJudgedHasFailed() {
    assertThat(gate.judge(Optional.of(List.of("2026-11-20")), OptionalLong.empty()).sentence())
        .isEqualTo("without a logical date no age is known; run with --date");
    assertThat(gate.judge(Optional.<List<String>>empty(), DATE).failed()).isTrue();
  }

  private GateOutcome judge(String... values) {
    return gate.judge(Optional.of(List.of(values)), DATE);
  }
}
