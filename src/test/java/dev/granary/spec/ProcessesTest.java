package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads the shards: numbers of processes, slices of TPUs, the remainder and the batch. */
class ProcessesTest {
  @TempDir Path folder;

  @Test
  void oneProcessReadsWhereNothingIsSaid() {
    assertThat(SpecText.read(folder, SpecText.SMALLEST).shards())
        .isEqualTo(
            new ShardsSpec(
                128L << 20,
                List.of(Processes.of(1)),
                RemainderPolicy.DROP,
                0,
                ShardsSpec.Compression.NONE));
  }

  @Test
  void numbersAndSlicesMayStandTogether() {
    ShardsSpec shards = shards("processes: [4, v5litepod-64, 'v5p:4x4x8', 16]");

    assertThat(shards.processes())
        .containsExactly(
            Processes.of(4),
            new Processes(16, List.of("v5litepod-64")),
            new Processes(32, List.of("v5p:4x4x8")),
            Processes.of(16));
    assertThat(shards.counts()).containsExactly(4, 16, 32);
  }

  @Test
  void theResolvedSpecShowsSliceAndNumber() {
    assertThat(SpecText.settings(folder, SpecText.with("shards: {processes: [4, v5e-64]}")))
        .filteredOn(setting -> setting.path().equals("shards.processes"))
        .extracting(Setting::value)
        .containsExactly("[4,{\"slice\":\"v5litepod-64\",\"processes\":16}]");
  }

  @Test
  void oneSliceInTwoSpellingsIsTheSameSpec() {
    assertThat(digest("processes: [v5e-64]")).isEqualTo(digest("processes: ['v5litepod-64']"));
    assertThat(digest("processes: [v5e-64]")).isNotEqualTo(digest("processes: [16]"));
    refused(
        "processes: [v5e-64, v5litepod-64]",
        "13:30: shards.processes[1]: stands in the list twice: v5litepod-64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | must be from 1 to 99999, is 0",
        "100000 | must be from 1 to 99999, is 100000",
        "1.5 | must be a whole number, is 1.5",
        "{a: 1} | must be a whole number, or the name of a TPU slice, is a mapping",
        "null | must be a whole number, or the name of a TPU slice, is null",
        "v5lightpod-16 | v5lightpod-16 is no TPU slice that is known"
            + " (did you mean \"v5litepod-16\"?)",
        "v5e-17 | v5e-17 is no size of v5litepod"
            + " (the nearest are v5litepod-16 or v5litepod-32)",
        "v6e-8 | v6e-8 has 1 process or 2, by the machine (write 1 for ct6e-standard-8t"
            + " (what the TPU API gives), or 2 for ct6e-standard-4t (GKE, xpk))",
        "4x4 | 4x4 is a topology of several types"
            + " (write v2:4x4 or v3:4x4 or v5litepod:4x4 or v6e:4x4)",
      })
  void whatIsNeitherANumberNorASliceIsRefusedWhereItStands(String written, String problem) {
    refused("processes: [2, " + written + "]", "13:25: shards.processes[1]: " + problem);
  }

  @Test
  void tooManyFilesAreRefusedWithTheNumbersThatCauseThem() {
    refused(
        "processes: [4, 99991, 8, 99989]",
        "13:10: shards.processes: files would come in multiples of 79984000792, more than 99999,"
            + " for 99989 and 99991 (choose numbers that divide each other, such as [4, 8, 16])");
  }

  @Test
  void asManyFilesAsCanBeNamedAreAllowed() {
    assertThat(shards("processes: [99999, 33333]").counts()).containsExactly(33333, 99999);
  }

  @ParameterizedTest
  @EnumSource(RemainderPolicy.class)
  void theRemainderIsDroppedPaddedOrRepeated(RemainderPolicy policy) {
    assertThat(shards("remainder: " + Choice.word(policy)).remainder()).isEqualTo(policy);
  }

  @Test
  void anotherRemainderIsRefused() {
    refused(
        "remainder: paad",
        "13:10: shards.remainder: must be one of drop, pad, repeat, is paad"
            + " (did you mean \"pad\"?)");
  }

  @Test
  void theGlobalBatchDividesByEveryNumber() {
    assertThat(shards("processes: [4, 6], global_batch: 36").globalBatch()).isEqualTo(36);
    refused(
        "processes: [4, 6], global_batch: 32",
        "13:29: shards.global_batch: must divide by 4 and 6, is 32 (the nearest are 24 and 36)");
    refused(
        "processes: [4, v5litepod-64], global_batch: 8",
        "13:40: shards.global_batch: must divide by 4 and 16, is 8 (the smallest is 16)");
    refused("global_batch: 0", "13:10: shards.global_batch: must be from 1 to 1073741824, is 0");
  }

  @Test
  void theWeightOfPaddingIsNoNameForAField() {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("weight:", "granary_weight:") + "shards: {remainder: pad}\n",
        "spec.yaml:11:3: schema.granary_weight: is reserved: names that start with granary_ are"
            + " Granary's own");
    SpecText.assertRefused(
        folder,
        SpecText.with("features: {granary_weight: {from: weight}}\nshards: {remainder: pad}\n"),
        "spec.yaml:13:12: features.granary_weight: is reserved: names that start with granary_ are"
            + " Granary's own");
  }

  private ShardsSpec shards(String keys) {
    return SpecText.read(folder, SpecText.with("shards: {" + keys + "}")).shards();
  }

  private String digest(String keys) {
    return SpecText.read(folder, SpecText.with("shards: {" + keys + "}")).digest();
  }

  private void refused(String keys, String problem) {
    SpecText.assertRefused(folder, SpecText.with("shards: {" + keys + "}"), "spec.yaml:" + problem);
  }
}
