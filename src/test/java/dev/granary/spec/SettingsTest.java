package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void everySettingIsListedWithItsValueAndWhoDecided() {
    assertThat(lines(SpecText.SMALLEST))
        .containsExactly(
            "dataset = \"birds\" (line 1)",
            "version = \"1.0\" (line 2)",
            "seed = 7 (line 3)",
            "description = \"\" (default)",
            "sources[0].name = \"faa\" (line 5)",
            "sources[0].files = [\"data/*.csv\"] (line 6)",
            "sources[0].format = \"csv\" (default)",
            "sources[0].compression = \"auto\" (default)",
            "sources[0].delimiter = \",\" (default)",
            "sources[0].quote = \"\\\"\" (default)",
            "sources[0].columns = [] (default)",
            "sources[0].nulls = [\"\"] (default)",
            "sources[0].records = absent (default)",
            "sources[0].charset = absent (default)",
            "sources[0].key = [] (default)",
            "sources[0].unique = false (default)",
            "sources[0].licence = \"US-Public-Domain\" (line 7)",
            "sources[0].priority = 0 (default)",
            "schema.damage.type = \"string\" (line 9)",
            "schema.damage.from = \"damage\" (default)",
            "schema.damage.required = true (default)",
            "schema.damage.personal = false (default)",
            "schema.damage.values = absent (default)",
            "schema.damage.domain = [\"None\",\"Minor\"] (line 9)",
            "schema.damage.range = absent (default)",
            "schema.damage.regex = absent (default)",
            "schema.damage.length = absent (default)",
            "schema.damage.not_in = absent (default)",
            "schema.damage.format = absent (default)",
            "schema.damage.multiple_of = absent (default)",
            "schema.damage.starts_with = absent (default)",
            "schema.damage.lengths = absent (default)",
            "schema.damage.not_blank = absent (default)",
            "schema.damage.case = absent (default)",
            "schema.damage.severity = absent (default)",
            "schema.damage.max = absent (default)",
            "schema.damage.share = absent (default)",
            "schema.speed.type = \"int\" (line 10)",
            "schema.speed.from = \"speed\" (default)",
            "schema.speed.required = false (line 10)",
            "schema.speed.personal = false (default)",
            "schema.speed.values = absent (default)",
            "schema.speed.domain = [] (default)",
            "schema.speed.range = absent (default)",
            "schema.speed.regex = absent (default)",
            "schema.speed.length = absent (default)",
            "schema.speed.not_in = absent (default)",
            "schema.speed.format = absent (default)",
            "schema.speed.multiple_of = absent (default)",
            "schema.speed.starts_with = absent (default)",
            "schema.speed.lengths = absent (default)",
            "schema.speed.not_blank = absent (default)",
            "schema.speed.case = absent (default)",
            "schema.speed.severity = absent (default)",
            "schema.speed.max = absent (default)",
            "schema.speed.share = absent (default)",
            "schema.weight.type = \"float\" (line 11)",
            "schema.weight.from = \"weight\" (default)",
            "schema.weight.required = true (default)",
            "schema.weight.personal = false (default)",
            "schema.weight.values = absent (default)",
            "schema.weight.domain = [] (default)",
            "schema.weight.range = absent (default)",
            "schema.weight.regex = absent (default)",
            "schema.weight.length = absent (default)",
            "schema.weight.not_in = absent (default)",
            "schema.weight.format = absent (default)",
            "schema.weight.multiple_of = absent (default)",
            "schema.weight.starts_with = absent (default)",
            "schema.weight.lengths = absent (default)",
            "schema.weight.not_blank = absent (default)",
            "schema.weight.case = absent (default)",
            "schema.weight.severity = absent (default)",
            "schema.weight.max = absent (default)",
            "schema.weight.share = absent (default)",
            "limits.record_mib = 16 (default)",
            "limits.field_mib = 8 (default)",
            "limits.fields = 10000 (default)",
            "limits.depth = 64 (default)",
            "limits.records = 1000000000 (default)",
            "limits.ratio = 1000 (default)",
            "checks.max_quarantined = 0.01 (default)",
            "checks.size = absent (default)",
            "checks.new_columns = absent (default)",
            "checks.rows = absent (default)",
            "checks.unique = absent (default)",
            "checks.references = absent (default)",
            "checks.features = absent (default)",
            "quality = absent (default)",
            "dedup = absent (default)",
            "selftest = \"off\" (default)",
            "decontaminate = absent (default)",
            "triggers = absent (default)",
            "statistics = absent (default)",
            "splits.group_by = [] (default)",
            "splits.time = absent (default)",
            "splits.audit = absent (default)",
            "splits.train = 1 (default)",
            "balance = absent (default)",
            "features.damage.from = \"damage\" (default)",
            "features.damage.as = \"bytes\" (default)",
            "features.damage.missing = absent (default)",
            "features.speed.from = \"speed\" (default)",
            "features.speed.as = \"int\" (default)",
            "features.speed.missing = \"omit\" (default)",
            "features.weight.from = \"weight\" (default)",
            "features.weight.as = \"float\" (default)",
            "features.weight.missing = absent (default)",
            "tag.lineage = true (default)",
            "shards.target_mib = 128 (default)",
            "shards.processes = [1] (default)",
            "shards.remainder = \"drop\" (default)",
            "shards.global_batch = absent (default)",
            "shards.compression = \"none\" (default)",
            "gates.min_records = 1 (default)",
            "gates.max_damaged_files = 0 (default)",
            "gates.max_source_loss = 0.5 (default)",
            "gates.max_flood_share = absent (default)",
            "gates.max_triggers = absent (default)",
            "gates.drift = absent (default)",
            "gates.volume = absent (default)",
            "gates.freshness = absent (default)",
            "gates.slices = absent (default)",
            "gates.representative = absent (default)",
            "gates.label = absent (default)",
            "gates.sources = absent (default)",
            "publish.root = \"out\" (line 12)",
            "publish.keep = 30 (default)",
            "publish.keep_days = 0 (default)",
            "train = absent (default)",
            "retrain.when = \"any\" (default)",
            "retrain.drift = \"warn\" (default)",
            "retrain.new_share = 0.05 (default)",
            "retrain.max_age_days = 30 (default)",
            "retrain.erasures = 1 (default)",
            "retrain.schema = \"changed\" (default)");
  }

  @Test
  void whatIsResolvedIsShownResolved() {
    String more =
        """
        dedup: {exact: {on: all}}
        balance: {by: damage, strategy: target, shares: {None: 0.5, Minor: 0.50}}
        """;

    assertThat(lines(SpecText.with(more)))
        .contains(
            "dedup.exact.on = [\"damage\",\"speed\",\"weight\"] (line 13)",
            "balance.max_ratio = absent (default)",
            "balance.shares = {\"Minor\":0.5,\"None\":0.5} (line 14)",
            "balance.splits = [\"train\"] (default)");
  }

  @Test
  void everySettingHasASentence() {
    assertThat(SpecText.settings(folder, SpecText.SMALLEST))
        .allSatisfy(setting -> assertThat(setting.sentence()).endsWith("."));
  }

  private List<String> lines(String text) {
    return SpecText.settings(folder, text).stream()
        .map(
            setting ->
                setting.path() + " = " + setting.value() + " (" + who(setting.origin()) + ")")
        .toList();
  }

  private static String who(Setting.Origin origin) {
    return origin instanceof Setting.Given given ? "line " + given.line() : "default";
  }
}
