package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.spec.DriftSpec.Limit;
import dev.granary.spec.pbtxt.SchemaFile.Comparator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparators of a schema.pbtxt beside what the spec says of drift. */
class DemandedDriftTest {
  private static final String SCHEMA =
      """
      feature {
        name: "damage" type: BYTES presence { min_fraction: 1 }
        drift_comparator {
          infinity_norm { threshold: 0.03 } jensen_shannon_divergence { threshold: 0.2 }
        }
        skew_comparator { infinity_norm { threshold: 0.01 } }
      }
      feature {
        name: "speed" type: INT presence { min_fraction: 1 }
        drift_comparator {
          infinity_norm { threshold: 0.05 } jensen_shannon_divergence { threshold: 0.3 }
          normalized_abs_difference { threshold: 0.4 }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aThresholdOfTheFileIsAFailure() throws IOException {
    DriftSpec drift = spec(SCHEMA, "").gates().drift().orElseThrow();

    assertThat(drift.own())
        .isEqualTo(
            Map.of(
                "damage", Map.of("l_infinity", fail(0.03), "jensen_shannon", fail(0.2)),
                "speed", Map.of("jensen_shannon", fail(0.3))));
  }

  @Test
  void nothingElseIsJudgedWhereTheSpecAsksForNothing() throws IOException {
    DriftSpec drift = spec(SCHEMA, "").gates().drift().orElseThrow();

    assertThat(drift.general()).isEmpty();
    assertThat(drift.learnAfter()).isEmpty();
    assertThat(drift.against()).containsExactly(DriftSpec.LAST);
  }

  @Test
  void aLimitThatTheSpecGivesTheFeatureWins() throws IOException {
    DriftSpec drift =
        spec(
                SCHEMA,
                """
                gates:
                  drift:
                    limits: {l_infinity: {fail: 0.5}}
                    features: {damage: {l_infinity: {warn: 0.1}, psi: {fail: 0.7}}}
                """)
            .gates()
            .drift()
            .orElseThrow();

    assertThat(drift.own().get("damage"))
        .isEqualTo(
            Map.of(
                "l_infinity",
                new Limit(Optional.of(0.1), Optional.empty()),
                "psi",
                fail(0.7),
                "jensen_shannon",
                fail(0.2)));
    assertThat(drift.own().get("speed")).isEqualTo(Map.of("jensen_shannon", fail(0.3)));
    assertThat(drift.general()).isEqualTo(Map.of("l_infinity", fail(0.5)));
    assertThat(drift.learnAfter()).hasValue(14);
  }

  @Test
  void whatNoGateHoldsIsStillToldAsUnjudged() throws IOException {
    assertThat(spec(SCHEMA, "").checks().comparators())
        .containsExactly(
            new Comparator("damage", Comparator.With.SKEW, Comparator.Measure.INFINITY_NORM, 0.01),
            new Comparator("speed", Comparator.With.DRIFT, Comparator.Measure.INFINITY_NORM, 0.05),
            new Comparator(
                "speed", Comparator.With.DRIFT, Comparator.Measure.NORMALIZED_ABS_DIFFERENCE, 0.4));
  }

  @Test
  void aFileWithoutComparatorsAsksForNoGate() throws IOException {
    assertThat(
            spec("feature { name: \"damage\" type: BYTES presence { min_fraction: 1 } }", "")
                .gates()
                .drift())
        .isEmpty();
  }

  private static Limit fail(double threshold) {
    return new Limit(Optional.empty(), Optional.of(threshold));
  }

  private Spec spec(String schema, String more) throws IOException {
    Files.writeString(folder.resolve("schema.pbtxt"), schema);
    return SpecText.read(
        folder,
        """
        dataset: birds
        version: "1.0"
        seed: 7
        sources: [{name: faa, files: data.csv, licence: US-Public-Domain}]
        schema: {file: schema.pbtxt}
        publish: {root: out}
        """
            + more);
  }
}
