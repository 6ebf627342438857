package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.spec.NearSpec.Measure;
import dev.granary.spec.NearSpec.Unit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearKeysTest {
  @TempDir Path folder;

  @Test
  void withoutTheKeyNobodyLooksForNearDuplicates() {
    assertThat(SpecText.read(folder, SpecText.with("dedup: {}")).dedup().orElseThrow().near())
        .isEmpty();
  }

  @Test
  void whatIsNotSaidIsTheDefault() {
    assertThat(near("text: [damage]"))
        .isEqualTo(
            new NearSpec(
                List.of("damage"),
                5,
                Unit.BY_SCRIPT,
                16,
                8,
                0.8,
                Measure.JACCARD,
                1000,
                64,
                List.of()));
  }

  @Test
  void everyKeyCanBeGiven() {
    String all =
        "text: [damage], shingle: 9, unit: code_points, bands: 12, rows: 6, verify: 0.7,"
            + " measure: containment, bucket_cap: 50, compared: 7,"
            + " against: ['published:last', 1.0.3]";

    assertThat(near(all))
        .isEqualTo(
            new NearSpec(
                List.of("damage"),
                9,
                Unit.CODE_POINTS,
                12,
                6,
                0.7,
                Measure.CONTAINMENT,
                50,
                7,
                List.of("published:last", "1.0.3")));
  }

  /** The curves that docs/spec.md tells. */
  @ParameterizedTest
  @CsvSource({
    "none, 5, BY_SCRIPT, 16, 8, 0.613, 0.947",
    "datatrove, 5, WORDS, 14, 8, 0.565, 0.924",
    "nemo_curator, 24, CODE_POINTS, 20, 13, 0.177, 0.677",
    "text_dedup, 5, WORDS, 24, 10, 0.497, 0.935"
  })
  void aPresetHasTheCurveOfAnotherTool(
      String preset, int shingle, Unit unit, int bands, int rows, double seven, double eight) {
    NearSpec near = near("text: [damage], preset: " + preset);

    assertThat(near.shingle()).isEqualTo(shingle);
    assertThat(near.unit()).isEqualTo(unit);
    assertThat(near.bands()).isEqualTo(bands);
    assertThat(near.rows()).isEqualTo(rows);
    assertThat(near.found(0.7)).isCloseTo(seven, within(5e-4));
    assertThat(near.found(0.8)).isCloseTo(eight, within(5e-4));
  }

  @Test
  void eachSettingOfAPresetCanBeSetAnew() {
    NearSpec near = near("text: [damage], preset: nemo_curator, rows: 10, unit: words");

    assertThat(near.rows()).isEqualTo(10);
    assertThat(near.unit()).isEqualTo(Unit.WORDS);
    assertThat(near.bands()).isEqualTo(20);
    assertThat(near.shingle()).isEqualTo(24);
  }

  @Test
  void aFieldThatIsNotInTheSchemaIsRefused() {
    SpecText.assertRefused(
        folder,
        spec("text: [damages]"),
        "spec.yaml:13:23: dedup.near.text[0]: the schema has no field \"damages\" (did you mean"
            + " \"damage\"?)");
  }

  @Test
  void aFieldThatIsNoStringIsRefused() {
    SpecText.assertRefused(
        folder,
        spec("text: [damage, speed]"),
        "spec.yaml:13:16: dedup.near.text: \"speed\" is no string, and has no text");
  }

  @Test
  void textThatIsNotNamedIsMissed() {
    SpecText.assertRefused(
        folder,
        spec("rows: 8"),
        "spec.yaml:13:9: dedup.near.text: is missing (The fields whose text is compared, one"
            + " after another; all are strings)");
  }

  @Test
  void bandsThatCompareNearlyAllWithAllAreRefused() {
    SpecText.assertRefused(
        folder,
        spec("text: [damage], bands: 64, rows: 1"),
        "spec.yaml:13:43: dedup.near.rows: 64 bands of 1 rows compare 100 % of texts that share a"
            + " tenth: nearly all with all; use more rows");
  }

  @Test
  void bandsThatFindHardlyAnyOfWhatIsAskedForAreRefused() {
    SpecText.assertRefused(
        folder,
        spec("text: [damage], bands: 2, rows: 20, verify: 0.8"),
        "spec.yaml:13:32: dedup.near.bands: 2 bands of 20 rows find 2 % of the pairs that share"
            + " 0.8, which verify asks for; use more bands, or fewer rows");
  }

  @Test
  void aSketchThatIsTooLargeIsRefused() {
    SpecText.assertRefused(
        folder,
        spec("text: [damage], bands: 256, rows: 64"),
        "spec.yaml:13:32: dedup.near.bands: 256 bands of 64 rows take a sketch of 16384 numbers,"
            + " more than 1024");
  }

  @Test
  void everySettingIsListedWithWhatItIs() {
    assertThat(SpecText.settings(folder, spec("text: [damage], preset: datatrove, rows: 9")))
        .filteredOn(setting -> setting.path().startsWith("dedup.near."))
        .extracting(setting -> setting.path() + " = " + setting.value())
        .containsExactly(
            "dedup.near.text = [\"damage\"]",
            "dedup.near.preset = \"datatrove\"",
            "dedup.near.shingle = 5",
            "dedup.near.unit = \"words\"",
            "dedup.near.bands = 14",
            "dedup.near.rows = 9",
            "dedup.near.verify = 0.8",
            "dedup.near.measure = \"jaccard\"",
            "dedup.near.bucket_cap = 1000",
            "dedup.near.compared = 64",
            "dedup.near.against = []");
  }

  private NearSpec near(String keys) {
    return SpecText.read(folder, spec(keys)).dedup().orElseThrow().near().orElseThrow();
  }

  private static String spec(String keys) {
    return SpecText.with("dedup: {near: {" + keys + "}}");
  }
}
