package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Several;
import dev.granary.spec.FeaturesSpec.As;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who uses a list where it cannot be. */
class ListMistakesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any | 1..",
        "3 | 3",
        "'[1, 1]' | 1",
        "'[2, 5]' | 2..5",
        "'[2, null]' | 2..",
      })
  void howManyValuesAListHasCanBeSaidInThreeWays(String written, String values) throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            SpecText.replacing("{type: float}", "{type: float, values: " + written + "}"));

    Several read = Specs.read(spec).spec().schema().field(2).several();
    assertThat(read).isNotNull().hasToString(values);
    assertThat(Specs.read(spec).spec().features().features().get(2).as()).isEqualTo(As.FLOAT);
  }

  @Test
  void aNumberOfValuesThatNoListHasIsRefused() {
    refused("none", "must be a whole number, is none");
    refused("0", "must be from 1 to 2147483647, is 0");
    refused(
        "1",
        "is how many values a list has, and a field without this key has one value (remove it;"
            + " [1, 1] is a list of one)");
    refused("[3, 2]", "must be [least, most], is [3, 2] (did you mean [2, 3]?)");
    refused("[1, 2, 3]", "must be [least, most], is a list of 3");
  }

  private void refused(String values, String message) {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("{type: float}", "{type: float, values: " + values + "}"),
        "spec.yaml:11:25: schema.weight.values: " + message);
  }

  @Test
  void aListIsNoClassAndHasNoStandIn() {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("Minor]}", "Minor], values: any, required: false}")
            + "features: {damage: {as: class, missing: omit}, d: {from: damage, missing: x}}",
        "spec.yaml:13:21: features.damage.as: class is for one value; damage is a list (write it"
            + " as bytes, and look the texts up in training)",
        "spec.yaml:13:66: features.d.missing: must be omit for a list, which then has no values");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "balance: {by: damage, strategy: downsample, max_ratio: 2} | spec.yaml:13:11: balance.by",
        "splits: {train: 1, group_by: [damage]} | spec.yaml:13:31: splits.group_by[0]",
        "statistics: {slices: [damage]} | spec.yaml:13:23: statistics.slices[0]",
      })
  void whatOneValueIsAskedOfTakesNoList(String section, String place) {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("Minor]}", "Minor], values: any}") + section,
        place + ": must be a field of one value; \"damage\" is a list (schema.damage.values)");
  }

  @Test
  void aConditionNamesNoList() {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("Minor]}", "Minor], values: any}")
            + "checks: {rows: [{name: odd, that: \"damage == 'None'\"}]}",
        "spec.yaml:13:29: checks.rows[0].that: names damage, which is a list (name fields of one"
            + " value)");
  }
}
