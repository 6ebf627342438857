package dev.granary.spec;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads whose features cannot be. */
class FeatureMistakesTest {
  @TempDir Path folder;

  @Test
  void aClassNeedsADomain() {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("{type: float}", "{type: string}") + "features: {weight: {as: class}}",
        "spec.yaml:13:21: features.weight.as: class needs a domain; weight has none");
  }

  @Test
  void aTypeIsWrittenOnlyInItsOwnWays() {
    refused(
        "{weight: {as: int}, damage: {as: float}, speed: {as: bytes, missing: 0}}",
        "spec.yaml:13:21: features.weight.as: must be float for weight, whose type is float, is"
            + " int",
        "spec.yaml:13:40: features.damage.as: must be bytes or class for damage, whose type is"
            + " string, is float",
        "spec.yaml:13:60: features.speed.as: must be int or float for speed, whose type is int, is"
            + " bytes");
  }

  @Test
  void anOptionalFieldNeedsAWordOnMissingValues() {
    refused(
        "{speed: {}}",
        "spec.yaml:13:12: features.speed.missing: is missing: speed is optional (write missing:"
            + " omit, or the value that stands for none)");
  }

  @Test
  void whatStandsForMissingValuesIsOfTheRightType() {
    refused(
        "{speed: {missing: none}}",
        "spec.yaml:13:20: features.speed.missing: must be omit or a whole number, is \"none\"");
    refused(
        "{speed: {as: float, missing: none}}",
        "spec.yaml:13:31: features.speed.missing: must be omit or a number, is \"none\"");
    SpecText.assertRefused(
        folder,
        SpecText.replacing("Minor]}", "Minor], required: false}")
            + "features: {damage: {as: class, missing: None}}",
        "spec.yaml:13:32: features.damage.missing: must be omit for a class, is \"None\"");
  }

  @Test
  void aRequiredFieldHasNoMissingValues() {
    refused(
        "{damage: {missing: omit}}",
        "spec.yaml:13:21: features.damage.missing: has no use: damage is required (remove it)");
  }

  @Test
  void theNamesOfGranarysOwnFeaturesAreReserved() {
    refused(
        "{granary_id: {from: damage}}",
        "spec.yaml:13:12: features.granary_id: is reserved: names that start with granary_ are"
            + " Granary's own");
    SpecText.assertRefused(
        folder,
        SpecText.replacing("  weight:", "  granary_weight:"),
        "spec.yaml:11:3: schema.granary_weight: is reserved: names that start with granary_ are"
            + " Granary's own");
  }

  @Test
  void noFeatureAtAllIsRefused() {
    refused(
        "{}",
        "spec.yaml:13:1: features: must name at least one feature (remove it to take every"
            + " field)");
  }

  private void refused(String features, String... problems) {
    SpecText.assertRefused(folder, SpecText.with("features: " + features), problems);
  }
}
