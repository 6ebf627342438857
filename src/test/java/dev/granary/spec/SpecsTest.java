package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Presence;
import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.record.SourceFormat;
import dev.granary.spec.BalanceSpec.Downsample;
import dev.granary.spec.BalanceSpec.Target;
import dev.granary.spec.BalanceSpec.Upsample;
import dev.granary.spec.DedupSpec.Conflicts;
import dev.granary.spec.DedupSpec.KeepRule;
import dev.granary.spec.DedupSpec.Normalisation;
import dev.granary.spec.FeaturesSpec.As;
import dev.granary.spec.FeaturesSpec.Feature;
import dev.granary.spec.FeaturesSpec.Lineage;
import dev.granary.spec.SourceSpec.Uniqueness;
import dev.granary.spec.SplitsSpec.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsTest {
  @TempDir Path folder;

  @Test
  void whatIsNotGivenIsFilledIn() {
    Spec spec = SpecText.read(folder, SpecText.SMALLEST);

    assertThat(spec)
        .isEqualTo(
            new Spec(
                "birds",
                new VersionLine(1, 0),
                7,
                "",
                List.of(
                    new SourceSpec(
                        "faa",
                        List.of(folder + "/data/*.csv"),
                        new SourceFormat(
                            Format.CSV, Compression.AUTO, CsvDialect.COMMA, List.of("")),
                        List.of(),
                        Uniqueness.REPEATABLE,
                        "US-Public-Domain",
                        0)),
                new Schema(
                    List.of(
                        field(
                            "damage",
                            FieldType.STRING,
                            Presence.REQUIRED,
                            new Rules(List.of("None", "Minor"), null, null, null)),
                        field("speed", FieldType.INT, Presence.OPTIONAL, Rules.NONE),
                        field("weight", FieldType.FLOAT, Presence.REQUIRED, Rules.NONE))),
                Limits.DEFAULT,
                new ChecksSpec(0.01),
                Optional.empty(),
                Optional.empty(),
                Spec.SelfTest.OFF,
                Optional.empty(),
                Optional.empty(),
                StatisticsSpec.NONE,
                new SplitsSpec(
                    List.of(new Share("train", 1)), List.of(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                new FeaturesSpec(
                    List.of(
                        new Feature("damage", "damage", As.BYTES, Optional.empty()),
                        new Feature("speed", "speed", As.INT, Optional.empty()),
                        new Feature("weight", "weight", As.FLOAT, Optional.empty())),
                    Lineage.TAGGED),
                new ShardsSpec(
                    128L << 20,
                    List.of(Processes.of(1)),
                    RemainderPolicy.DROP,
                    0,
                    ShardsSpec.Compression.NONE),
                new GatesSpec(
                    1,
                    0,
                    0.5,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    PopulationGates.NONE),
                new PublishSpec(folder + "/out", 30, 0),
                Optional.empty(),
                new RetrainSpec(
                    RetrainSpec.When.ANY,
                    Optional.of(RetrainSpec.Drift.WARN),
                    OptionalDouble.of(0.05),
                    OptionalLong.of(30),
                    OptionalLong.of(1),
                    RetrainSpec.Examples.CHANGED),
                spec.resolved()));
  }

  @Test
  void everyKeyOfASourceCanBeGiven() {
    String keys =
        """
        format: tsv
            compression: zstd
            delimiter: ";"
            quote: none
            columns: [damage, speed, weight]
            nulls: [NA, "null", ""]
            key: [damage, speed]
            unique: false
            priority: -3\
        """;

    SourceSpec source = SpecText.read(folder, SpecText.source(keys)).sources().get(0);

    assertThat(source)
        .isEqualTo(
            new SourceSpec(
                "faa",
                List.of(folder + "/data/*.csv"),
                new SourceFormat(
                    Format.TSV,
                    Compression.ZSTD,
                    new CsvDialect(';', (char) 0, List.of("damage", "speed", "weight")),
                    List.of("NA", "null", "")),
                List.of("damage", "speed"),
                Uniqueness.REPEATABLE,
                "US-Public-Domain",
                -3));
  }

  @Test
  void aKeyMakesASourceUnique() {
    assertThat(SpecText.read(folder, SpecText.source("key: [speed]")).sources().get(0).unique())
        .isEqualTo(Uniqueness.UNIQUE);
  }

  @Test
  void theEndingOfTheFilesTellsTheFormat() {
    assertThat(formatOf("a.tsv"))
        .isEqualTo(new SourceFormat(Format.TSV, Compression.AUTO, CsvDialect.TAB, List.of("")));
    assertThat(formatOf("[a.jsonl.gz, /b/*.jsonl, c.jsonl.zst]"))
        .isEqualTo(new SourceFormat(Format.JSONL, Compression.AUTO, CsvDialect.COMMA, List.of()));
  }

  @Test
  void pathsAreAbsoluteAndThoseOfOtherStoresAreLeftAlone() {
    String files = "[../a/./b.csv, /c/d-*.csv, gs://bucket/e.csv]";

    assertThat(SpecText.read(folder, SpecText.replacing("data/*.csv", files)).sources())
        .flatExtracting(SourceSpec::files)
        .containsExactly(folder.getParent() + "/a/b.csv", "/c/d-*.csv", "gs://bucket/e.csv");
  }

  @Test
  void everyKeyOfAFieldCanBeGiven() {
    String field =
        "weight: {type: string, from: \"Wt, kg\", required: false, personal: true,"
            + " domain: [no, None, 1.0], regex: \"[A-Z].*\", length: [1, 100]}";

    assertThat(schemaWith(field).field(2))
        .isEqualTo(
            new Field(
                "weight",
                "Wt, kg",
                FieldType.STRING,
                Presence.OPTIONAL,
                Sensitivity.PERSONAL,
                new Rules(
                    List.of("no", "None", "1.0"), null, "[A-Z].*", new Rules.Length(1, 100))));
  }

  @Test
  void anEndOfARangeMayBeOpen() {
    assertThat(schemaWith("weight: {type: float, range: [null, 2.5e1]}").field(2).rules().range())
        .isEqualTo(new Rules.Range(Double.NEGATIVE_INFINITY, 25));
    assertThat(schemaWith("weight: {type: int, range: [-3, ~]}").field(2).rules().range())
        .isEqualTo(new Rules.Range(-3, Double.POSITIVE_INFINITY));
  }

  @Test
  void limitsChecksTagShardsGatesAndPublishCanBeGiven() {
    Spec spec =
        SpecText.read(
            folder,
            SpecText.replacing("{root: out}", "{root: /srv/out, keep: 2, keep_days: 7}")
                + """
                description: >
                  Birds and
                  aeroplanes
                limits: {record_mib: 0.5, field_mib: 0.25, fields: 3, depth: 4, records: 5, ratio: 6}
                checks: {max_quarantined: 0}
                tag: {lineage: false}
                shards: {target_mib: 0.001, processes: [4, 6], compression: gzip}
                gates: {min_records: 0, max_damaged_files: 9}
                """);

    assertThat(spec.description()).isEqualTo("Birds and aeroplanes\n");
    assertThat(spec.limits()).isEqualTo(new Limits(1 << 19, 1 << 18, 3, 4, 5, 6));
    assertThat(spec.checks()).isEqualTo(new ChecksSpec(0));
    assertThat(spec.features().lineage()).isEqualTo(Lineage.UNTAGGED);
    assertThat(spec.shards())
        .isEqualTo(
            new ShardsSpec(
                1049,
                List.of(Processes.of(4), Processes.of(6)),
                RemainderPolicy.DROP,
                0,
                ShardsSpec.Compression.GZIP));
    assertThat(spec.gates())
        .isEqualTo(
            new GatesSpec(
                0,
                9,
                0.5,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PopulationGates.NONE));
    assertThat(spec.publish()).isEqualTo(new PublishSpec("/srv/out", 2, 7));
  }

  @Test
  void aDeduplicationHasDefaultsOfItsOwn() {
    assertThat(SpecText.read(folder, SpecText.with("dedup: {}")).dedup())
        .contains(
            new DedupSpec(
                List.of("damage", "speed", "weight"),
                List.of(),
                Optional.empty(),
                List.of(KeepRule.SOURCE_PRIORITY, KeepRule.LONGEST, KeepRule.EARLIEST, KeepRule.ID),
                DedupSpec.Merit.NONE,
                Conflicts.KEEP,
                100));
  }

  @Test
  void everyKeyOfTheDeduplicationCanBeGiven() {
    String dedup =
        "dedup: {exact: {on: [weight, damage], normalise: [space, case]}, keep: [earliest],"
            + " flood: 7, conflicts: majority}\nbalance: {by: damage, strategy: downsample,"
            + " max_ratio: 2}";

    assertThat(SpecText.read(folder, SpecText.with(dedup)).dedup())
        .contains(
            new DedupSpec(
                List.of("weight", "damage"),
                List.of(Normalisation.SPACE, Normalisation.CASE),
                Optional.empty(),
                List.of(KeepRule.EARLIEST),
                DedupSpec.Merit.NONE,
                Conflicts.MAJORITY,
                7));
  }

  @Test
  void rulesThatHaveSomethingToGoByAreTheDefault() {
    String dedup = "dedup: {licences: [CC0, CC-BY], quality: speed}";

    DedupSpec read = SpecText.read(folder, SpecText.with(dedup)).dedup().orElseThrow();

    assertThat(read.keep())
        .containsExactly(
            KeepRule.LICENCE_RANK,
            KeepRule.SOURCE_PRIORITY,
            KeepRule.QUALITY,
            KeepRule.LONGEST,
            KeepRule.EARLIEST,
            KeepRule.ID);
    assertThat(read.merit())
        .isEqualTo(
            new DedupSpec.Merit(Optional.empty(), List.of("CC0", "CC-BY"), Optional.of("speed")));
  }

  @Test
  void splitsKeepTheirOrder() {
    String splits = "splits: {validation: 0.1, train: 0.7, test: 0.2, group_by: [speed]}";

    assertThat(SpecText.read(folder, SpecText.with(splits)).splits())
        .isEqualTo(
            new SplitsSpec(
                List.of(
                    new Share("validation", 0.1), new Share("train", 0.7), new Share("test", 0.2)),
                List.of("speed"),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void eachStrategyOfTheBalanceCanBeGiven() {
    assertThat(balance("{by: damage, strategy: downsample, max_ratio: 5}"))
        .isEqualTo(new BalanceSpec("damage", new Downsample(5), List.of("a")));
    assertThat(balance("{by: damage, strategy: target, shares: {None: 0.7, Minor: 0.3}}"))
        .isEqualTo(
            new BalanceSpec("damage", new Target(Map.of("None", 0.7, "Minor", 0.3)), List.of("a")));
    assertThat(balance("{by: damage, strategy: upsample, copies: {Minor: 3}, splits: [b, a]}"))
        .isEqualTo(new BalanceSpec("damage", new Upsample(Map.of("Minor", 3)), List.of("b", "a")));
  }

  @Test
  void classesKeepTheOrderOfTheirNames() {
    BalanceSpec balance = balance("{by: damage, strategy: upsample, copies: {None: 1, Minor: 3}}");

    assertThat(((Upsample) balance.strategy()).copies().keySet()).containsExactly("Minor", "None");
  }

  @Test
  void everyKeyOfAFeatureCanBeGiven() {
    String features =
        "features: {harm: {from: damage, as: class}, speed: {as: float, missing: -1},"
            + " fast: {from: speed, missing: omit}}";

    assertThat(SpecText.read(folder, SpecText.with(features)).features().features())
        .containsExactly(
            new Feature("harm", "damage", As.CLASS, Optional.empty()),
            new Feature("speed", "speed", As.FLOAT, Optional.of("-1")),
            new Feature("fast", "speed", As.INT, Optional.empty()));
  }

  @Test
  void aVersionIsTheTextAndNotTheNumber() {
    assertThat(SpecText.read(folder, SpecText.replacing("\"1.0\"", "1.10")).version())
        .isEqualTo(new VersionLine(1, 10));
  }

  private SourceFormat formatOf(String files) {
    Spec spec = SpecText.read(folder, SpecText.replacing("data/*.csv", files));
    return spec.sources().get(0).format();
  }

  private Schema schemaWith(String field) {
    return SpecText.read(folder, SpecText.replacing("weight: {type: float}", field)).schema();
  }

  private BalanceSpec balance(String balance) {
    String more = "splits: {a: 0.5, b: 0.5}\nbalance: " + balance;
    return SpecText.read(folder, SpecText.with(more)).balance().orElseThrow();
  }

  private static Field field(String name, FieldType type, Presence presence, Rules rules) {
    return new Field(name, name, type, presence, Sensitivity.PLAIN, rules);
  }
}
