package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepresentativeGateTest {
  private final RepresentativeGate gate =
      new RepresentativeGate(
          "state", new TreeMap<>(Map.of("CA", 0.3, "TX", 0.7)), 0.05, Severity.FAIL);

  @Test
  void theIntervalIsWilsons() {
    Interval interval = Interval.ofShare(41, 90);

    assertThat(interval.low()).isCloseTo(0.328075, within(1e-6));
    assertThat(interval.high()).isCloseTo(0.589139, within(1e-6));
    assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void whatChanceExplainsPasses() {
    assertThat(judge(Map.of("CA", 5L, "TX", 5L)).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void theSameSharesOfManyRecordsFail() {
    GateOutcome outcome = judge(Map.of("CA", 5_000L, "TX", 5_000L));

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.observed())
        .isEqualTo("state = CA: 5000 of 10000 records, a share of 0.487 to 0.513 (expected 0.300)");
    assertThat(outcome.sentence())
        .startsWith(
            "state = CA has 5000 of 10000 records where the reference says a share of 0.300");
  }

  @Test
  void aShareWithinTheDifferencePassesHoweverManyRecordsThereAre() {
    assertThat(judge(Map.of("CA", 349_000L, "TX", 651_000L)).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatTheReferenceDoesNotNameIsHeldAgainstWhatItLeaves() {
    GateOutcome outcome = judge(Map.of("CA", 3_000L, "TX", 6_000L, "NV", 1_000L));

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.observed()).contains("1000 of 10000").startsWith("other values of state");
  }

  @Test
  void aValueThatIsMissingAltogetherFails() {
    assertThat(judge(Map.of("TX", 10_000L)).observed()).startsWith("state = CA: 0 of 10000");
  }

  @Test
  void whatCannotBeJudgedHasFailed() {
    assertThat(gate.judge(Optional.<Map<String, Long>>empty()).failed()).isTrue();
    assertThat(judge(Map.of()).failed()).isTrue();
  }

  private GateOutcome judge(Map<String, Long> counts) {
    return gate.judge(Optional.of(counts));
  }
}
