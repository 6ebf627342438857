package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecDigestTest {
  /** The smallest spec with all defaults, keys sorted, without description and publish. */
  private static final String CANONICAL =
      """
      {"checks":{"max_quarantined":0.01},"dataset":"birds",
      "features":{"*":[["damage",{"as":"bytes","from":"damage"}],
      ["speed",{"as":"int","from":"speed","missing":"omit"}],
      ["weight",{"as":"float","from":"weight"}]]},
      "gates":{"max_damaged_files":0,"max_source_loss":0.5,"min_records":1},
      "limits":{"depth":64,"field_mib":8,"fields":10000,"ratio":1000,"record_mib":16,
      "records":1000000000},
      "schema":{"*":[["damage",{"domain":["None","Minor"],"from":"damage","personal":false,
      "required":true,"type":"string"}],
      ["speed",{"domain":[],"from":"speed","personal":false,"required":false,"type":"int"}],
      ["weight",{"domain":[],"from":"weight","personal":false,"required":true,"type":"float"}]]},
      "seed":7,"selftest":"off",
      "shards":{"compression":"none","processes":[1],"remainder":"drop","target_mib":128},
      "sources":[{"columns":[],"compression":"auto","delimiter":",","files":["data/*.csv"],
      "format":"csv","key":[],"licence":"US-Public-Domain","name":"faa","nulls":[""],
      "priority":0,"quote":"\\"","unique":false}],
      "splits":{"*":[["train",1]],"group_by":[]},"tag":{"lineage":true},"version":"1.0"}\
      """;

  @TempDir Path folder;

  @Test
  void theDigestIsTheSha256OfTheCanonicalSpec() throws GeneralSecurityException {
    byte[] bytes = CANONICAL.replace("\n", "").getBytes(StandardCharsets.UTF_8);

    assertThat(digest(SpecText.SMALLEST))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo("15b60331120ff030e18a0caf120f5883459add72ddd0ecbcd402ca8a1f949c38");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a comment",
        "description: Birds",
        "limits: {depth: 64}",
        "shards: {target_mib: 128.0, processes: [1], remainder: drop, compression: none}",
        "splits: {train: 1}",
        "features: {damage: {}, speed: {missing: omit}, weight: {as: float}}",
      })
  void whatSaysTheSameHasTheSameDigest(String more) {
    assertThat(digest(SpecText.with(more))).isEqualTo(digest(SpecText.SMALLEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits: {depth: 63}",
        "splits: {test: 1}",
        "dedup: {}",
        "tag: {lineage: false}",
        "shards: {processes: [2]}",
        "shards: {processes: [v2-8]}",
        "shards: {remainder: repeat}",
        "shards: {global_batch: 1}",
        "shards: {compression: gzip}",
        "features: {speed: {missing: omit}, damage: {}, weight: {}}",
        "balance: {by: damage, strategy: downsample, max_ratio: 5}",
      })
  void whatSaysSomethingElseHasAnotherDigest(String more) {
    assertThat(digest(SpecText.with(more))).isNotEqualTo(digest(SpecText.SMALLEST));
  }

  @Test
  void theOrderOfKeysDoesNotCountButThatOfFieldsDoes() {
    String seedFirst = "seed: 7\n" + SpecText.replacing("seed: 7\n", "");
    String weightFirst =
        SpecText.replacing("  weight: {type: float}\n", "")
            .replace("schema:\n", "schema:\n  weight: {type: float}\n");

    assertThat(digest(seedFirst)).isEqualTo(digest(SpecText.SMALLEST));
    assertThat(digest(weightFirst)).isNotEqualTo(digest(SpecText.SMALLEST));
  }

  @Test
  void whereTheSpecLiesAndWhereItPublishesDoNotCount() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    String published = SpecText.replacing("root: out", "root: /srv/out, keep: 3");

    assertThat(SpecText.read(elsewhere, published).digest()).isEqualTo(digest(SpecText.SMALLEST));
  }

  private String digest(String text) {
    return SpecText.read(folder, text).digest();
  }
}
