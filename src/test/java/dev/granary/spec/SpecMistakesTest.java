package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who made a mistake, word for word. */
class SpecMistakesTest {
  @TempDir Path folder;

  @Test
  void anUnknownKeyIsToldWithTheNearestOne() {
    refused(
        SpecText.with("shard: {processes: [4]}"),
        "spec.yaml:13:1: shard: is not a key here (did you mean \"shards\"?)");
  }

  @Test
  void anUnknownKeyInsideAnotherIsToldWithTheNearestOne() {
    refused(
        SpecText.with("shards: {procesess: [4]}"),
        "spec.yaml:13:10: shards.procesess: is not a key here (did you mean \"processes\"?)");
  }

  @Test
  void anUnknownKeyThatIsNearNothingIsToldWithAllThereAre() {
    refused(
        SpecText.with("gates: {colour: red}"),
        "spec.yaml:13:9: gates.colour: is not a key here (the keys are min_records,"
            + " max_damaged_files, max_source_loss, max_flood_share, max_triggers, drift, volume, freshness,"
            + " slices, representative, label, sources)");
  }

  @Test
  void aKeyThatIsGivenTwiceIsToldWithTheFirstLine() {
    refused(SpecText.with("seed: 8"), "spec.yaml:13:1: seed: is given twice, first in line 3");
  }

  @Test
  void aKeyInsideAnotherThatIsGivenTwiceIsTold() {
    refused(
        SpecText.with("splits:\n  train: 0.5\n  test: 0.2\n  train: 0.4"),
        "spec.yaml:16:3: splits.train: is given twice, first in line 14");
  }

  @Test
  void aLabelThatIsGivenTwiceIsTold() {
    refused(
        SpecText.with("balance: {by: damage, strategy: upsample, copies: {None: 1, None: 2}}"),
        "spec.yaml:13:61: balance.copies.None: is given twice");
  }

  @Test
  void everyRequiredKeyThatIsMissingIsTold() {
    refused(
        "dataset: birds",
        "spec.yaml:1:1: version: is missing (MAJOR.MINOR of the versions to publish; the third"
            + " number is counted up)",
        "spec.yaml:1:1: seed: is missing (Any whole number; every random choice follows from it,"
            + " so that a run can be repeated)",
        "spec.yaml:1:1: sources: is missing (Where records come from)",
        "spec.yaml:1:1: schema: is missing (The fields of a record, and what each must meet)",
        "spec.yaml:1:1: publish: is missing (Where versions go)");
  }

  @Test
  void aSeedIsNeverChosenForTheUser() {
    refused(
        SpecText.replacing("seed: 7\n", ""),
        "spec.yaml:1:1: seed: is missing (Any whole number; every random choice follows from it,"
            + " so that a run can be repeated)");
  }

  @Test
  void keysThatAreMissingInsideAnotherAreToldWhereItStands() {
    refused(
        SpecText.replacing("publish: {root: out}", "publish: {keep: 3}"),
        "spec.yaml:12:1: publish.root: is missing (The folder that holds the dataset's folder,"
            + " from the spec's folder)");
  }

  @Test
  void aValueOfAnotherTypeIsShown() {
    refused(
        SpecText.replacing("seed: 7", "seed: seven"),
        "spec.yaml:3:1: seed: must be a whole number, is seven");
    refused(
        SpecText.replacing("seed: 7", "seed: \"7\""),
        "spec.yaml:3:1: seed: must be a whole number, is \"7\"");
    refused(
        SpecText.with("checks: {max_quarantined: 1%}"),
        "spec.yaml:13:10: checks.max_quarantined: must be a number, is 1%");
    refused(
        SpecText.with("checks: {new_columns: quarantine}"),
        "spec.yaml:13:10: checks.new_columns: must be one of warn, fail, is quarantine");
    refused(
        SpecText.with("description: [a]"), "spec.yaml:13:1: description: must be text, is a list");
    refused(SpecText.with("description:"), "spec.yaml:13:1: description: must be text, is empty");
  }

  @Test
  void aLongValueIsShortened() {
    refused(
        SpecText.replacing("seed: 7", "seed: " + "x".repeat(1000)),
        "spec.yaml:3:1: seed: must be a whole number, is " + "x".repeat(60) + "...");
  }

  @Test
  void yesAndNoAreNotTrueAndFalse() {
    refused(
        SpecText.replacing("required: false", "required: no"),
        "spec.yaml:10:22: schema.speed.required: must be true or false, is no (did you mean"
            + " false?)");
  }

  @Test
  void aNumberOutsideItsBoundsIsToldTheBounds() {
    refused(
        SpecText.with("splits:\n    train: 1.5"),
        "spec.yaml:14:5: splits.train: must be above 0 and at most 1, is 1.5");
    refused(
        SpecText.with("checks: {max_quarantined: -0.1}"),
        "spec.yaml:13:10: checks.max_quarantined: must be from 0 to 1, is -0.1");
    refused(
        SpecText.with("limits: {depth: 0, records: 99999999999999999999}"),
        "spec.yaml:13:10: limits.depth: must be from 1 to 500, is 0",
        "spec.yaml:13:20: limits.records: must be at least 1, is 99999999999999999999");
  }

  @Test
  void aWordThatIsNotAmongThoseAllowedIsToldThem() {
    refused(
        SpecText.source("format: xml"),
        "spec.yaml:8:5: sources[0].format: must be one of csv, tsv, jsonl, parquet, avro, tfrecord,"
            + " text, images, is xml");
    refused(
        SpecText.with("balance: {by: damage, strategy: downsmple}"),
        "spec.yaml:13:23: balance.strategy: must be one of downsample, target, upsample, is"
            + " downsmple (did you mean \"downsample\"?)");
  }

  @Test
  void aListWhereAMappingBelongsIsTold() {
    refused(
        SpecText.with("gates: [min_records]"),
        "spec.yaml:13:1: gates: must be a mapping of keys, is a list");
    refused("- dataset: birds", "spec.yaml:1:1: must be a mapping of keys, is a list");
  }

  @Test
  void aMappingWhereAListBelongsIsTold() {
    refused(
        SpecText.with("shards: {processes: {a: 1}}"),
        "spec.yaml:13:10: shards.processes: must be a list, is a mapping");
    refused(
        """
        dataset: birds
        version: 1.0
        seed: 1
        schema: {a: {type: int}}
        publish: {root: out}
        sources: {name: faa}
        """,
        "spec.yaml:6:1: sources: must be a list, is a mapping");
  }

  @Test
  void aSectionWithNothingBelowItIsTold() {
    refused(
        SpecText.with("dedup:"),
        "spec.yaml:13:1: dedup: must be a mapping of keys, is empty (indent its keys below it, or"
            + " remove it)");
  }

  @Test
  void aWayToCompressThatTensorFlowDoesNotReadIsRefused() {
    refused(
        SpecText.with("shards: {compression: zstd}"),
        "spec.yaml:13:10: shards.compression: must be one of none, gzip, is zstd");
  }

  @Test
  void aListWithoutItemsIsToldWhereOneIsNeeded() {
    refused(
        SpecText.with("shards: {processes: []}"),
        "spec.yaml:13:10: shards.processes: must not be an empty list");
    refused(
        SpecText.replacing("data/*.csv", "[]"),
        "spec.yaml:6:5: sources[0].files: must not be an empty list");
  }

  @Test
  void anItemThatStandsTwiceIsTold() {
    refused(
        SpecText.with("dedup: {keep: [longest, id, longest]}"),
        "spec.yaml:13:29: dedup.keep[2]: stands in the list twice: longest");
  }

  @Test
  void aVersionHasTwoNumbers() {
    refused(
        SpecText.replacing("\"1.0\"", "1"),
        "spec.yaml:2:1: version: must be MAJOR.MINOR, such as \"1.0\", is 1");
    refused(
        SpecText.replacing("\"1.0\"", "v1.0.0"),
        "spec.yaml:2:1: version: must be MAJOR.MINOR, such as \"1.0\", is v1.0.0");
  }

  @Test
  void aNameThatCannotBeIsToldANearOneThatCan() {
    refused(
        SpecText.replacing("dataset: birds", "dataset: Bird Strikes"),
        "spec.yaml:1:1: dataset: a name must be lower-case letters, digits and _, starting with a"
            + " letter, is \"Bird Strikes\" (did you mean \"bird_strikes\"?)");
    refused(
        SpecText.replacing("  weight:", "  Weight (kg):"),
        "spec.yaml:11:3: schema.\"Weight (kg)\": a name must be lower-case letters, digits and _,"
            + " starting with a letter, is \"Weight (kg)\" (did you mean \"weight_kg\"?)");
  }

  @Test
  void severalProblemsAreToldTogetherInTheOrderOfTheFile() {
    refused(
        """
        dataset: birds
        version: "1.0"
        sources:
          - name: faa
            files: data/*.csv
            licence: US-Public-Domain
            key: [spede]
        schema:
          damage: {type: string, domain: [None, Minor]}
          speed: {type: int, required: false, range: [900, 0]}
        splits: {train: 0.9, validation: 0.2}
        balence: {by: damage}
        publish: {root: out}
        """,
        "spec.yaml:1:1: seed: is missing (Any whole number; every random choice follows from it,"
            + " so that a run can be repeated)",
        "spec.yaml:7:11: sources[0].key[0]: the schema has no field \"spede\" (did you mean"
            + " \"speed\"?)",
        "spec.yaml:10:39: schema.speed.range: must be [least, most], is [900, 0] (did you mean"
            + " [0, 900]?)",
        "spec.yaml:11:1: splits: the shares add up to 1.1, more than 1",
        "spec.yaml:12:1: balence: is not a key here (did you mean \"balance\"?)");
  }

  @Test
  void theFileIsToldAsTheCallerNamedIt() {
    assertThatThrownBy(() -> Specs.read(Path.of("pipelines/nothing/spec.yaml")))
        .isInstanceOf(BadSpec.class)
        .hasMessage(
            """
            pipelines/nothing/spec.yaml: does not exist
            1 problem; nothing was read or written""");
  }

  @Test
  void aProblemCanBeTakenApart() {
    Path file = SpecText.file(folder, SpecText.with("shard: {}"));

    assertThatThrownBy(() -> Specs.read(file))
        .isInstanceOfSatisfying(
            BadSpec.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(
                        new Problem(
                            file.toString(),
                            13,
                            1,
                            "shard",
                            "is not a key here",
                            "did you mean \"shards\"?")));
  }

  private void refused(String text, String... problems) {
    SpecText.assertRefused(folder, text, problems);
  }
}
