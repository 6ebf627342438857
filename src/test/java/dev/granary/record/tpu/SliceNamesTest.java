package dev.granary.record.tpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.tpu.SliceAnswer.Found;
import dev.granary.record.tpu.SliceAnswer.Refused;
import dev.granary.record.tpu.SliceAnswer.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceNamesTest {
  @ParameterizedTest
  @CsvSource({
    // as performance tables and xpk count them
    "v2-8, v2-8, 4, 1",
    "v2-32, v2-32, 16, 4",
    "v3-32, v3-32, 16, 4",
    "v3-2048, v3-2048, 1024, 256",
    "v4-8, v4-8, 4, 1",
    "v4-16, v4-16, 8, 2",
    "v4-32, v4-32, 16, 4",
    "v4-128, v4-128, 64, 16",
    "v5litepod-1, v5litepod-1, 1, 1",
    "v5litepod-4, v5litepod-4, 4, 1",
    "v5litepod-16, v5litepod-16, 16, 4",
    "v5litepod-64, v5litepod-64, 64, 16",
    "v5litepod-256, v5litepod-256, 256, 64",
    "v5p-8, v5p-8, 4, 1",
    "v5p-128, v5p-128, 64, 16",
    "v5p-12288, v5p-12288, 6144, 1536",
    "v6e-64, v6e-64, 64, 16",
    "v6e-256, v6e-256, 256, 64",
    "tpu7x-2, tpu7x-2, 1, 1",
    "tpu7x-128, tpu7x-128, 64, 16",
    // other spellings of a type
    "v5e-16, v5litepod-16, 16, 4",
    "v5e:4x4, v5litepod:4x4, 16, 4",
    "tpu-v5-lite-podslice:4x4, v5litepod:4x4, 16, 4",
    "tpu-v4-podslice:2x2x4, v4:2x2x4, 16, 4",
    "tpu-v6e-slice:8x8, v6e:8x8, 64, 16",
    // a type and a topology
    "v4:2x2x4, v4:2x2x4, 16, 4",
    "v4-2x2x4, v4:2x2x4, 16, 4",
    "v5p:4x4x8, v5p:4x4x8, 128, 32",
    "v5p:16x16x24, v5p:16x16x24, 6144, 1536",
    "tpu7x:2x2x1, tpu7x:2x2x1, 4, 1",
    // topologies that one type has
    "16x32, v3:16x32, 512, 128",
    "1x1x1, tpu7x:1x1x1, 1, 1",
  })
  void aSliceHasOneProcessForEachVm(String text, String name, long chips, int processes) {
    assertThat(SliceNames.resolve(text)).isEqualTo(new Found(new TpuSlice(name, chips, processes)));
  }

  @ParameterizedTest
  @CsvSource({
    "v5litepod-8, ct5lp-hightpu-8t, ct5lp-hightpu-4t",
    "v5e-8, ct5lp-hightpu-8t, ct5lp-hightpu-4t",
    "v5e:2x4, ct5lp-hightpu-8t, ct5lp-hightpu-4t",
    "v6e-8, ct6e-standard-8t, ct6e-standard-4t",
    "tpu-v6e-slice:2x4, ct6e-standard-8t, ct6e-standard-4t",
  })
  void eightChipsAreOneVmOrTwo(String text, String whole, String half) {
    assertThat(SliceNames.resolve(text))
        .isEqualTo(
            new Refused(
                "has 1 process or 2, by the machine",
                "write 1 for "
                    + whole
                    + " (what the TPU API gives), or 2 for "
                    + half
                    + " (GKE, xpk)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v5e-17        | is no size of v5litepod | the nearest are v5litepod-16 or v5litepod-32",
        "v5litepod-512 | is no size of v5litepod | the largest is v5litepod-256",
        "v4-12         | is no size of v4        | the nearest are v4-8 or v4-16",
        "v4-0          | is no size of v4        | the smallest is v4-8",
        "v5p-16384     | is no size of v5p       | the largest is v5p-12288",
        "v5e:3x5    | has a topology that v5litepod does not have | the nearest are v5e:2x4 or v5e:4x4",
        "v6e:32x32  | has a topology that v6e does not have | the largest is v6e:16x16",
        "v6e:8x4    | has a topology that v6e does not have | did you mean \"v6e:4x8\"?",
        "v4:4x4     | has a topology that v4 does not have | the nearest are v4:2x2x4 or v4:2x4x4",
        "v4:1x2x2   | has a topology that v4 does not have | did you mean \"v4:2x2x1\"?",
        "v4:4x4x6   | has a topology that v4 does not have | the nearest are v4:4x4x4 or v4:4x4x8",
        "v4:9x9x9x9 | has a topology that v4 does not have | the smallest is v4:2x2x1",
        "v5p        | names a type, not a slice | write v5p-32 or v5p:2x2x4",
        "tpu-v5-lite-podslice    | names a type, not a slice | write v5litepod-16 or v5litepod:4x4",
        "tpu-v5-lite-podslice-16 | lacks its topology | write v5litepod-16 or v5litepod:4x4",
        "5x7   | is a topology that no type has | write the type too, such as v5litepod:4x4",
        "4x4   | is a topology of several types "
            + "| write v2:4x4 or v3:4x4 or v5litepod:4x4 or v6e:4x4",
        "4x4x4 | is a topology of several types | write v4:4x4x4 or v5p:4x4x4 or tpu7x:4x4x4",
      })
  void whatIsNoSliceIsRefusedWithTheNearest(String text, String problem, String hint) {
    assertThat(SliceNames.resolve(text)).isEqualTo(new Refused(problem, hint));
  }

  @Test
  void unknownTypesAreAnsweredWithThoseThatFit() {
    assertThat(((Unknown) SliceNames.resolve("v5lightpod-16")).known())
        .contains("v5litepod-16", "v5e-16", "v4-16");
    assertThat(((Unknown) SliceNames.resolve("v5x:4x4")).known())
        .containsExactly("v2:4x4", "v3:4x4", "v5litepod:4x4", "v5e:4x4", "v6e:4x4");
    assertThat(((Unknown) SliceNames.resolve("trillium")).known())
        .contains("v6e", "tpu-v6e-slice", "tpu7x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ":", "x", "4x", "v4-", "v4:", "-16", "v4:4x4x", "é", "v4-9999999999"})
  void anyTextIsAnswered(String text) {
    assertThat(SliceNames.resolve(text)).isInstanceOf(Unknown.class);
  }

  @Test
  void everySizeAndTopologyOfEveryTypeHasWholeVms() {
    for (TpuType type : TpuTable.types()) {
      assertThat(type.sizes()).isNotEmpty();
      for (Topology topology : type.topologies()) {
        SliceAnswer byShape = SliceNames.resolve(type.name() + ":" + topology);
        SliceAnswer bySize =
            SliceNames.resolve(type.name() + "-" + topology.chips() * type.coresInName());
        if (byShape instanceof Found shaped) {
          TpuSlice slice = shaped.slice();
          assertThat(slice.chips()).isIn(1L, 4L * slice.processes());
          assertThat(((Found) bySize).slice().processes()).isEqualTo(slice.processes());
        } else {
          assertThat(bySize).isEqualTo(byShape);
          assertThat(topology).hasToString("2x4");
        }
      }
    }
  }
}
