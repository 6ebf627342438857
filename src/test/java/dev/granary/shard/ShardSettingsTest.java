package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.Partitions;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.ShardSettings.Dealing;
import dev.granary.shard.ShardSettings.Places;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Compression;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShardSettingsTest {
  private final ShardSettings settings =
      new ShardSettings(
          "birds",
          List.of("train", "test"),
          new Dealing(1, 1, 1, RemainderPolicy.DROP),
          Compression.NONE,
          new Places(
              new LocalStorage(), "spill", "staging", new Partitions(1), new Partitions(1), 7));

  @Test
  void namesShardsAsTensorFlowDatasetsDoes() {
    assertThat(settings.shardName(0, 3, 40)).isEqualTo("birds-train.tfrecord-00003-of-00040");
    assertThat(settings.shardName(1, 99_998, 99_999))
        .isEqualTo("birds-test.tfrecord-99998-of-99999");
  }

  @Test
  void namesThemAlikeInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(settings.shardName(0, 3, 40)).isEqualTo("birds-train.tfrecord-00003-of-00040");
    } finally {
      Locale.setDefault(before);
    }
  }
}
