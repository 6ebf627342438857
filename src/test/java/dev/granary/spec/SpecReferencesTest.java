package dev.granary.spec;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes between keys: names that do not exist, and keys that do not go together. */
class SpecReferencesTest {
  @TempDir Path folder;

  @Test
  void everyNameOfAFieldMustBeInTheSchema() {
    refused(
        SpecText.source("key: [spede]"),
        "spec.yaml:8:11: sources[0].key[0]: the schema has no field \"spede\" (did you mean"
            + " \"speed\"?)");
    refused(
        SpecText.with("dedup: {exact: {on: [damage, sped]}}"),
        "spec.yaml:13:30: dedup.exact.on[1]: the schema has no field \"sped\" (did you mean"
            + " \"speed\"?)");
    refused(
        SpecText.with("splits: {train: 1, group_by: [colour]}"),
        "spec.yaml:13:31: splits.group_by[0]: the schema has no field \"colour\" (the fields are"
            + " damage, speed, weight)");
    refused(
        SpecText.with("balance: {by: dammage, strategy: downsample, max_ratio: 5}"),
        "spec.yaml:13:11: balance.by: the schema has no field \"dammage\" (did you mean"
            + " \"damage\"?)");
    refused(
        SpecText.with("features: {harm: {from: dmage}}"),
        "spec.yaml:13:19: features.harm.from: the schema has no field \"dmage\" (did you mean"
            + " \"damage\"?)");
    refused(
        SpecText.with("features: {sped: {}}"),
        "spec.yaml:13:12: features.sped: the schema has no field of this name, and there is no"
            + " from (did you mean \"speed\"?)");
  }

  @Test
  void noTwoFieldsAreReadFromOneColumn() {
    refused(
        SpecText.replacing("{type: float}", "{type: float, from: speed}"),
        "spec.yaml:11:3: schema.weight: is read from the same column as the field speed");
  }

  @Test
  void columnsThatAreGivenHoldEveryRequiredField() {
    refused(
        SpecText.source("columns: [speed, weight]"),
        "spec.yaml:8:5: sources[0].columns: does not name \"damage\", from which the required field"
            + " damage is read");
  }

  @Test
  void whereTheSchemaItselfIsMissingNoFieldIsCalledUnknown() {
    refused(
        """
        dataset: birds
        version: 1.0
        seed: 7
        sources:
          - {name: faa, files: a.csv, licence: x, key: [id]}
        publish: {root: out}
        splits: {train: 1, group_by: [id]}
        """,
        "spec.yaml:1:1: schema: is missing (The fields of a record, and what each must meet)");
  }

  @Test
  void whereAFieldIsWrongInItselfItIsStillKnown() {
    refused(
        SpecText.replacing("{type: float}", "{type: double}") + "splits: {group_by: [weight]}",
        "spec.yaml:11:12: schema.weight.type: must be one of string, int, float, bool, bytes, is double");
  }

  @Test
  void twoSourcesHaveTwoNames() {
    refused(
        SpecText.replacing(
            "schema:", "  - {name: faa, files: b.csv, licence: x, format: xml}\nschema:"),
        "spec.yaml:8:6: sources[1].name: another source has this name, in line 5",
        "spec.yaml:8:43: sources[1].format: must be one of csv, tsv, jsonl, parquet, avro, tfrecord, text,"
            + " images, is xml");
  }

  @Test
  void aFormatThatTheEndingsDoNotTellMustBeGiven() {
    refused(
        SpecText.replacing("data/*.csv", "[data/*.csv, data/*.jsonl]"),
        "spec.yaml:6:5: sources[0].files: does not tell the format by its ending (write format:"
            + " csv, tsv, jsonl, parquet, avro, tfrecord, text or images)");
    refused(
        SpecText.replacing("data/*.csv", "data/*.png"),
        "spec.yaml:6:5: sources[0].files: does not tell the format by its ending (write format:"
            + " csv, tsv, jsonl, parquet, avro, tfrecord, text or images)");
  }

  @Test
  void whatIsForTablesIsRefusedForJsonLines() {
    refused(
        SpecText.replacing("data/*.csv", "data/*.jsonl.gz\n    nulls: [NA]\n    delimiter: ';'"),
        "spec.yaml:7:5: sources[0].nulls: is for csv and tsv; this source is jsonl (remove it)",
        "spec.yaml:8:5: sources[0].delimiter: is for csv and tsv; this source is jsonl (remove"
            + " it)");
  }

  @Test
  void aDelimiterIsOneCharacterAndNotTheQuote() {
    refused(
        SpecText.source("delimiter: ';;'"),
        "spec.yaml:8:5: sources[0].delimiter: must be one ASCII character, is \";;\"");
    refused(
        SpecText.source("quote: «"),
        "spec.yaml:8:5: sources[0].quote: must be one ASCII character or none, is «");
    refused(
        SpecText.source("delimiter: \"\\n\""),
        "spec.yaml:8:5: sources[0].delimiter: must be one ASCII character, is \"\\n\"");
    refused(
        SpecText.source("delimiter: '\"'"),
        "spec.yaml:8:5: sources[0].delimiter: the delimiter and the quote must be two characters");
  }

  @Test
  void uniquenessNeedsAKey() {
    refused(
        SpecText.source("unique: true"),
        "spec.yaml:8:5: sources[0].unique: needs a key (name the fields that must not repeat in"
            + " key)");
  }

  @Test
  void aRegexMustCompile() {
    refused(
        SpecText.replacing("domain: [None, Minor]", "regex: '[A-Z'"),
        "spec.yaml:9:26: schema.damage.regex: must be a regular expression in RE2 syntax, is"
            + " \"[A-Z\": missing closing ]");
    refused(
        SpecText.replacing("domain: [None, Minor]", "regex: '(?=a)b'"),
        "spec.yaml:9:26: schema.damage.regex: must be a regular expression in RE2 syntax, is"
            + " \"(?=a)b\": invalid or unsupported Perl syntax");
  }

  @Test
  void aRegexThatWouldTakeAllMemoryIsRefusedBeforeItIsCompiled() {
    String tooLarge =
        "spec.yaml:9:26: schema.damage.regex: is too large: at most 1000 characters and 10000"
            + " repetitions";

    refused(
        SpecText.replacing("domain: [None, Minor]", "regex: '((a{1000}){1000}){1000}'"), tooLarge);
    refused(
        SpecText.replacing("domain: [None, Minor]", "regex: '" + "(".repeat(1001) + "'"), tooLarge);
  }

  @Test
  void aRangeIsTwoNumbersInOrder() {
    refused(
        SpecText.replacing("required: false", "range: [5, 1]"),
        "spec.yaml:10:22: schema.speed.range: must be [least, most], is [5, 1] (did you mean"
            + " [1, 5]?)");
    refused(
        SpecText.replacing("required: false", "range: [5]"),
        "spec.yaml:10:22: schema.speed.range: must be [least, most], is a list of 1");
    refused(
        SpecText.replacing("required: false", "range: [null, null]"),
        "spec.yaml:10:22: schema.speed.range: is open at both ends (remove it)");
    refused(
        SpecText.replacing("required: false", "range: [0, 0.5]"),
        "spec.yaml:10:22: schema.speed.range: the ends for an int must be whole numbers up to"
            + " 2^53, is 0.5");
    refused(
        SpecText.replacing("domain: [None, Minor]", "length: [9, 2]"),
        "spec.yaml:9:26: schema.damage.length: must be [least, most], is [9, 2] (did you mean"
            + " [2, 9]?)");
  }

  @Test
  void aRuleForAnotherTypeIsRefused() {
    refused(
        SpecText.replacing("domain: [None, Minor]", "range: [0, 1]"),
        "spec.yaml:9:26: schema.damage.range: is for int and float; the type of this field is"
            + " string");
    refused(
        SpecText.replacing("required: false", "domain: [a], regex: a, length: [1, 2]"),
        "spec.yaml:10:22: schema.speed.domain: is for strings; the type of this field is int",
        "spec.yaml:10:35: schema.speed.regex: is for strings; the type of this field is int",
        "spec.yaml:10:45: schema.speed.length: is for strings; the type of this field is int");
  }

  @Test
  void sharesOfSplitsAddUpToAtMostOne() {
    refused(
        SpecText.with("splits: {train: 0.6, validation: 0.6}"),
        "spec.yaml:13:1: splits: the shares add up to 1.2, more than 1");
  }

  @Test
  void aMistypedGroupByIsNotTakenForASplit() {
    refused(
        SpecText.with("splits: {train: 1, groupby: [damage]}"),
        "spec.yaml:13:20: splits.groupby: is not a key here (did you mean \"group_by\"?)");
  }

  @Test
  void aSchemaHasFields() {
    refused(
        SpecText.SMALLEST.replaceAll("schema:\n(  .*\n)+", "schema: {}\n"),
        "spec.yaml:8:1: schema: must name at least one field");
  }

  private void refused(String text, String... problems) {
    SpecText.assertRefused(folder, text, problems);
  }
}
