package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Severity;
import dev.granary.spec.PopulationGates.Freshness;
import dev.granary.spec.PopulationGates.Representative;
import dev.granary.spec.PopulationGates.Shares;
import dev.granary.spec.PopulationGates.Slices;
import dev.granary.spec.PopulationGates.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationGateKeysTest {
  @TempDir Path folder;

  @Test
  void nothingIsAskedWithoutTheKeysAndTheDigestStays() {
    Spec without = SpecText.read(folder, SpecText.SMALLEST);

    assertThat(without.gates().population()).isEqualTo(PopulationGates.NONE);
    assertThat(SpecText.read(folder, SpecText.with("gates: {volume: {min_ratio: 0.5}}")).digest())
        .isNotEqualTo(without.digest());
  }

  @Test
  void defaultsFillWhatIsNotSaid() {
    assertThat(
            gates(
                """
                volume: {min_ratio: 0.5}
                  freshness: {field: damage, max_age: 3d}
                  slices: {field: damage, require: [None]}
                  representative: {field: damage, reference: {None: 0.9}}
                """))
        .isEqualTo(
            new PopulationGates(
                Optional.of(new Volume(Optional.of(0.5), Optional.empty(), Severity.FAIL)),
                Optional.of(new Freshness("damage", 259_200, Severity.FAIL)),
                List.of(new Slices("damage", List.of("None"), 1, Severity.FAIL)),
                List.of(
                    new Representative(
                        "damage", new TreeMap<>(Map.of("None", 0.9)), 0.05, Severity.FAIL)),
                Optional.empty(),
                new TreeMap<>()));
  }

  @Test
  void givenValuesHold() {
    PopulationGates gates =
        gates(
            """
            volume: {min_ratio: 0.8, max_ratio: 1.25, severity: warn}
              slices:
                - {field: damage, require: [None, Minor], min_records: 200}
                - {field: speed, require: ["7"], severity: warn}
              representative: [{field: damage, reference: {None: 1}, max_difference: 0.1}]
              label: {min_share: 0.1, severity: warn}
              sources: {faa: {max_share: 0.5}}
            features: {damage: {as: class}}
            """);

    assertThat(gates.volume())
        .contains(new Volume(Optional.of(0.8), Optional.of(1.25), Severity.WARN));
    assertThat(gates.slices())
        .containsExactly(
            new Slices("damage", List.of("None", "Minor"), 200, Severity.FAIL),
            new Slices("speed", List.of("7"), 1, Severity.WARN));
    assertThat(gates.representative().get(0).maxDifference()).isEqualTo(0.1);
    assertThat(gates.label())
        .contains(new Shares(Optional.of(0.1), Optional.empty(), Severity.WARN));
    assertThat(gates.sources())
        .containsEntry("faa", new Shares(Optional.empty(), Optional.of(0.5), Severity.FAIL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "volume: {severity: warn}|gates.volume: says nothing (give min_ratio, max_ratio or both)",
        "volume: {min_ratio: 2, max_ratio: 1}|gates.volume.min_ratio: must be at most max_ratio, is"
            + " 2 and more than 1",
        "freshness: {field: weight, max_age: 3d}|gates.freshness.field: must be a string or int"
            + " field; weight is float",
        "freshness: {field: damage, max_age: 3}|gates.freshness.max_age: must be so many days",
        "slices: {field: wing, require: [a]}|gates.slices.field: the schema has no field",
        "slices: [{field: damage}]|gates.slices[0].require: is missing",
        "representative: {field: damage, reference: {a: 0.6, b: 0.5}}|"
            + "gates.representative.reference: the shares add up to 1.1, more than 1",
        "representative: {field: damage}|gates.representative: has no reference (give reference or"
            + " reference_file, one of the two)",
        "representative: {field: damage, reference: {a: 1}, reference_file: a.csv}|"
            + "gates.representative: has two references",
        "representative: {field: damage, reference_file: a.txt}|gates.representative.reference_file:"
            + " does not tell the format by its ending",
        "sources: {fa: {min_share: 0.1}}|gates.sources.fa: there is no source",
        "label: {min_share: 0.1}|gates.label: needs a label, and the spec names none",
        "volume: {min_ratio: 1, severity: error}|gates.volume.severity: must be one of warn, fail",
      })
  void mistakesAreNamed(String gates, String message) {
    assertThatThrownBy(() -> gates(gates))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPersonalFieldIsNotQuotedInReports() {
    String personal =
        SpecText.with("gates:\n  slices: {field: who, require: [x]}")
            .replace("schema:\n", "schema:\n  who: {type: string, personal: true}\n");

    assertThatThrownBy(() -> SpecText.read(folder, personal))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining(
            "gates.slices.field: who is personal, and gates quote values in reports");
  }

  private PopulationGates gates(String text) {
    return SpecText.read(folder, SpecText.with("gates:\n  " + text)).gates().population();
  }
}
