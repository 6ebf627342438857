package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.Severity;
import dev.granary.storage.LocalStorage;
import dev.granary.version.HistoryEvent.GateOverridden;
import dev.granary.version.Overrides;
import dev.granary.version.Stamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyOverridesTest {
  private static final Instant EXPIRES = Instant.parse("2026-12-25T00:00:00Z");
  private static final Instant SECOND_BEFORE = EXPIRES.minusSeconds(1);

  @TempDir Path folder;

  @Test
  void aGateThatFailsIsPassedUntilTheOverrideExpires() throws Exception {
    override("volume.change", EXPIRES, "half is all there is");

    GateOutcome before = at(SECOND_BEFORE, fails("volume.change"));
    assertThat(before.verdict()).isEqualTo(Verdict.OVERRIDDEN);
    assertThat(before.failed()).isFalse();
    assertThat(before.sentence())
        .isEqualTo(
            "too few; overridden until 2026-12-25T00:00:00Z by mara at 2026-12-20T08:00:00Z: half is"
                + " all there is");
    GateOutcome after = at(EXPIRES, fails("volume.change"));
    assertThat(after.failed()).isTrue();
    assertThat(after.sentence())
        .isEqualTo(
            "too few; the override by mara at 2026-12-20T08:00:00Z expired at 2026-12-25T00:00:00Z"
                + " and does nothing");
  }

  @Test
  void theLastOverrideOfAGateCounts() throws Exception {
    override("volume.change", EXPIRES, "first");
    override("volume.change", EXPIRES.minusSeconds(3_600), "second");

    assertThat(at(SECOND_BEFORE, fails("volume.change")).failed()).isTrue();
  }

  @Test
  void whatPassesOrWarnsOrIsAnotherGateStaysAsItIs() throws Exception {
    override("volume.change", EXPIRES, "why not");
    Observation observation = new Observation("volume.change", "90", "100");

    for (GateOutcome outcome :
        List.of(
            observation.passes("enough"),
            observation.weighing(Severity.WARN).fails("too few"),
            fails("volume.records"))) {
      assertThat(at(SECOND_BEFORE, outcome)).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conservation.faa",
        "shards.complete",
        "input.complete",
        "hosts.train",
        "selftest.exact"
      })
  void factsCannotBeOverridden(String gate) throws Exception {
    override(gate, EXPIRES, "I dare");

    assertThat(ApplyOverrides.isPossible(gate)).isFalse();
    assertThat(at(SECOND_BEFORE, fails(gate)).failed()).isTrue();
  }

  private GateOutcome at(Instant now, GateOutcome outcome) throws Exception {
    Overrides overrides = Overrides.of(new LocalStorage(), folder.toString(), "birds");
    return new ApplyOverrides(overrides, now).to(List.of(outcome)).get(0);
  }

  private void override(String gate, Instant expires, String reason) throws Exception {
    Overrides.record(
        new LocalStorage(),
        folder.toString(),
        "birds",
        new GateOverridden(gate, expires, reason),
        new Stamp(Instant.parse("2026-12-20T08:00:00Z"), "mara"));
  }

  private static GateOutcome fails(String gate) {
    return new Observation(gate, "90", "100").fails("too few");
  }
}
