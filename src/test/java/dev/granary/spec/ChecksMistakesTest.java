package dev.granary.spec;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who asks of records or figures what cannot be asked. */
class ChecksMistakesTest {
  @TempDir Path folder;

  @Test
  void aRuleForValuesFitsTheTypeOfItsField() {
    refused(
        SpecText.replacing("{type: float}", "{type: float, format: date}"),
        "spec.yaml:11:25: schema.weight.format: is for strings; the type of this field is float");
    refused(
        SpecText.replacing("{type: float}", "{type: float, not_in: [a]}"),
        "spec.yaml:11:25: schema.weight.not_in: is for strings and int; the type of this field is"
            + " float");
    refused(
        SpecText.replacing("required: false}", "required: false, multiple_of: 0.5}"),
        "spec.yaml:10:39: schema.speed.multiple_of: must be a whole number up to 2^53 for an int,"
            + " is 0.5");
    refused(
        SpecText.replacing("required: false}", "required: false, not_in: [a]}"),
        "spec.yaml:10:39: schema.speed.not_in: must hold whole numbers for an int, holds \"a\"");
    refused(
        SpecText.replacing("[None, Minor]}", "[None, Minor], multiple_of: 2}"),
        "spec.yaml:9:49: schema.damage.multiple_of: is for int and float; the type of this field"
            + " is string");
  }

  @Test
  void aRuleForValuesHasAValueThatCanBeUsed() {
    refused(
        SpecText.replacing("[None, Minor]}", "[None, Minor], case: title}"),
        "spec.yaml:9:49: schema.damage.case: must be one of lower, upper, is title");
    refused(
        SpecText.replacing("[None, Minor]}", "[None, Minor], lengths: []}"),
        "spec.yaml:9:49: schema.damage.lengths: must not be an empty list");
    refused(
        SpecText.replacing("{type: float}", "{type: float, multiple_of: 0}"),
        "spec.yaml:11:25: schema.weight.multiple_of: must be above 0 and at most"
            + " 1.7976931348623157E308, is 0");
    refused(
        SpecText.replacing("{type: float}", "{type: float, share: 2}"),
        "spec.yaml:11:25: schema.weight.share: must be from 0 to 1, is 2");
  }

  @Test
  void aCombinationNamesFieldsOfTheSchema() {
    refused(
        SpecText.with("checks: {unique: [{fields: [damage]}]}"),
        "spec.yaml:13:19: checks.unique[0].name: is missing (What the check is called in"
            + " outcomes)");
    refused(
        SpecText.with("checks: {unique: [{name: one, fields: []}]}"),
        "spec.yaml:13:31: checks.unique[0].fields: must not be an empty list");
    refused(
        SpecText.with("checks: {unique: [{name: one, fields: [dammage]}]}"),
        "spec.yaml:13:40: checks.unique[0].fields[0]: the schema has no field \"dammage\" (did"
            + " you mean \"damage\"?)");
    refused(
        SpecText.with("checks: {unique: [{name: one, fields: [damage], severity: quarantine}]}"),
        "spec.yaml:13:49: checks.unique[0].severity: must be one of warn, fail, is quarantine");
    refused(
        SpecText.with(
            "checks: {unique: [{name: one, fields: [damage]}, {name: one, fields: [speed]}]}"),
        "spec.yaml:13:10: checks.unique: two checks are called one (give each a name of its own)");
  }

  @Test
  void aReferenceNamesAFieldAndAFileOfAKnownFormat() {
    refused(
        SpecText.with("checks: {references: [{name: r, field: damage}]}"),
        "spec.yaml:13:23: checks.references[0].in: is missing (The file with the list, csv, tsv"
            + " or jsonl, from the spec's folder)");
    refused(
        SpecText.with("checks: {references: [{name: r, field: sped, in: a.csv}]}"),
        "spec.yaml:13:33: checks.references[0].field: the schema has no field \"sped\" (did you"
            + " mean \"speed\"?)");
    refused(
        SpecText.with("checks: {references: [{name: r, field: damage, in: a.xls}]}"),
        "spec.yaml:13:48: checks.references[0].in: does not tell the format by its ending (name"
            + " the file .csv, .tsv or .jsonl)");
    refused(
        SpecText.with("checks: {references: [{name: r, field: damage, in: a.txt}]}"),
        "spec.yaml:13:48: checks.references[0].in: does not tell the format by its ending (name"
            + " the file .csv, .tsv or .jsonl)");
    refused(
        SpecText.with("checks: {references: [{name: r, field: damage, in: a.csv, memory_mib: 0}]}"),
        "spec.yaml:13:59: checks.references[0].memory_mib: must be above 0 and at most 1024, is 0");
  }

  @Test
  void aFigureIsOfItsField() {
    refused(
        SpecText.with("checks: {features: {sped: {mean: [1, 2]}}}"),
        "spec.yaml:13:21: checks.features.sped: the schema has no field \"sped\" (did you mean"
            + " \"speed\"?)");
    refused(
        SpecText.with("checks: {features: {damage: {mean: [1, 2]}}}"),
        "spec.yaml:13:30: checks.features.damage.mean: is no figure of a field of type string");
    refused(
        SpecText.with("checks: {features: {speed: {severity: warn}}}"),
        "spec.yaml:13:21: checks.features.speed: names no figure (such as mean: [100, 200])");
    refused(
        SpecText.with("checks: {features: {speed: {mean: [2, 1]}}}"),
        "spec.yaml:13:29: checks.features.speed.mean: must be [least, most], is [2, 1] (did you"
            + " mean [1, 2]?)");
    refused(
        SpecText.with("checks: {features: {speed: {mean: [null, null]}}}"),
        "spec.yaml:13:29: checks.features.speed.mean: is open at both ends (remove it)");
    refused(
        SpecText.with("checks: {features: {speed: {mean: 3}}}"),
        "spec.yaml:13:29: checks.features.speed.mean: must be [least, most], is 3");
    refused(
        SpecText.with("checks: {size: [10, 1]}"),
        "spec.yaml:13:10: checks.size: must be [least, most], is [10, 1] (did you mean [1, 10]?)");
  }

  @Test
  void driftIsLimitedByMeasureAndField() {
    refused(
        SpecText.with("gates: {drift: {limits: {psi: {warn: 2, fail: 1}}}}"),
        "spec.yaml:13:32: gates.drift.limits.psi.warn: must not be above fail");
    refused(
        SpecText.with("gates: {drift: {limits: {psy: {fail: 1}}}}"),
        "spec.yaml:13:26: gates.drift.limits.psy: is not a key here (did you mean \"psi\"?)");
    refused(
        SpecText.with("gates: {drift: {features: {sped: {psi: {fail: 1}}}}}"),
        "spec.yaml:13:28: gates.drift.features.sped: is no field of the schema (did you mean"
            + " \"speed\"?)");
    refused(
        SpecText.with("gates: {drift: {against: [\"1.0\"]}}"),
        "spec.yaml:13:27: gates.drift.against[0]: must be published:last or the number of a"
            + " version, is \"1.0\" (for example 1.0.3)");
    refused(
        SpecText.with("gates: {drift: {learn_after: 1}}"),
        "spec.yaml:13:17: gates.drift.learn_after: must be from 2 to 365, is 1");
    refused(
        SpecText.with("gates: {drift: {unjudged: [sped]}}"),
        "spec.yaml:13:28: gates.drift.unjudged[0]: the schema has no field \"sped\" (did you mean"
            + " \"speed\"?)");
  }

  @Test
  void slicesAreOfFieldsWithFewValuesThatMayBeTold() {
    refused(
        SpecText.with("statistics: {}"),
        "spec.yaml:13:1: statistics.slices: is missing (Fields by whose values records are told"
            + " apart, to count and compare each slice for itself; a list in the list stands for"
            + " its fields together. Up to 64 slices of a kind are told apart; of more, none is)");
    refused(
        SpecText.with("statistics: {slices: [weight]}"),
        "spec.yaml:13:14: statistics.slices: weight is a float, and nearly every record would be"
            + " a slice");
    refused(
        SpecText.with("statistics: {slices: [[damage, sped]]}"),
        "spec.yaml:13:32: statistics.slices[0][1]: the schema has no field \"sped\" (did you mean"
            + " \"speed\"?)");
    refused(
        SpecText.replacing("required: false}", "required: false, personal: true}")
            + "statistics: {slices: [speed]}",
        "spec.yaml:13:14: statistics.slices: must not tell values of persons, and speed is"
            + " personal (remove it)");
  }

  @Test
  void trainingAnewHasReasonsThatCanBeMet() {
    refused(
        SpecText.with("retrain: {when: some}"),
        "spec.yaml:13:11: retrain.when: must be one of any, all, is some");
    refused(
        SpecText.with("retrain: {drift: alarm}"),
        "spec.yaml:13:11: retrain.drift: must be one of warn, fail, off, is alarm");
    refused(
        SpecText.with("retrain: {new_share: 1.5}"),
        "spec.yaml:13:11: retrain.new_share: must be from 0 to 1, is 1.5");
    refused(
        SpecText.with("retrain: {max_age_days: -1}"),
        "spec.yaml:13:11: retrain.max_age_days: must be from 0 to 36500, is -1");
    refused(
        SpecText.with("retrain: {erasures: 0}"),
        "spec.yaml:13:11: retrain.erasures: must be from 1 to 1000000000000, is 0");
    refused(
        SpecText.with("retrain: {schema: always}"),
        "spec.yaml:13:11: retrain.schema: must be one of changed, off, is always");
  }

  private void refused(String text, String... problems) {
    SpecText.assertRefused(folder, text, problems);
  }
}
