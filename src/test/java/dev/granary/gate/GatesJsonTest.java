package dev.granary.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesJsonTest {
  @Test
  void whatIsWrittenIsReadAsItWas() throws IOException {
    Observation observation =
        new Observation("drift.speed", "0.31", "at most 0.25")
            .setBy("gates.drift")
            .shownIn("statistics/drift.json#speed");
    List<GateOutcome> outcomes =
        List.of(
            observation.passes("ok"),
            observation.fails("moved"),
            observation.weighing(Severity.WARN).fails("moved"),
            observation.fails("moved").ruled(Verdict.OVERRIDDEN, "by mara"),
            new Observation("volume.records", "1 records", "at least 1").passes("enough"));

    assertThat(GatesJson.read(GatesJson.write(outcomes))).isEqualTo(outcomes);
  }

  @Test
  void gatesWithoutASeverityBlocked() throws IOException {
    String old =
        """
        [{"gate": "a", "verdict": "failed", "observed": "1", "limit": "2", "sentence": "s"}]
        """;

    assertThat(GatesJson.read(old.getBytes(UTF_8)))
        .containsExactly(new GateOutcome("a", Verdict.FAILED, "1", "2", "s"));
  }

  @Test
  void aVerdictThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> GatesJson.read("[{\"verdict\": \"maybe\"}]".getBytes(UTF_8)))
        .hasMessage("gates.json has a gate that is not known; use the Granary that wrote it");
  }
}
