package dev.granary.record.tpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GKE, Vertex AI, the TPU API and xpk call a slice. */
class SlicePlatformTest {
  @ParameterizedTest
  @CsvSource({
    "v5e-16, v5litepod-16, 4x4, tpu-v5-lite-podslice, ct5lp-hightpu-4t",
    "tpu-v5-lite-podslice:4x4, v5litepod-16, 4x4, tpu-v5-lite-podslice, ct5lp-hightpu-4t",
    "v4:2x2x4, v4-32, 2x2x4, tpu-v4-podslice, ct4p-hightpu-4t",
    "v4-128, v4-128, 4x4x4, tpu-v4-podslice, ct4p-hightpu-4t",
    "v5p:4x4x8, v5p-256, 4x4x8, tpu-v5p-slice, ct5p-hightpu-4t",
    "v6e-64, v6e-64, 8x8, tpu-v6e-slice, ct6e-standard-4t",
    "tpu7x-128, tpu7x-128, 4x4x4, tpu7x, tpu7x-standard-4t"
  })
  void hasTheNamesOfEach(String name, String type, String topology, String gke, String machine) {
    assertThat(SlicePlatform.of(slice(name)))
        .isEqualTo(
            new SlicePlatform(
                type,
                List.of(topology),
                List.of(topology),
                Optional.of(gke),
                Optional.of(machine),
                4));
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    SlicePlatform oneChip = SlicePlatform.of(slice("v5litepod-1"));

    assertThat(oneChip.chips()).isEqualTo(1);
    assertThat(oneChip.machine()).isEmpty();
    assertThat(SlicePlatform.of(slice("v3-32")).gke()).isEmpty();
  }

  @Test
  void aSizeMayLeaveTheTopologyOpen() {
    SlicePlatform sized = SlicePlatform.of(slice("v4-1024"));
    SlicePlatform shaped = SlicePlatform.of(slice("v4:8x8x8"));

    assertThat(sized.topologies()).containsExactly("4x4x32", "4x8x16", "8x8x8");
    assertThat(shaped.topologies()).containsExactly("8x8x8");
    assertThat(shaped.ofSameSize()).isEqualTo(sized.topologies());
    assertThat(shaped.acceleratorType()).isEqualTo("v4-1024");
  }

  @Test
  void everySizeOfTheTableKeepsItsName() {
    for (TpuType type : TpuTable.types()) {
      for (long size : type.sizes()) {
        String name = type.name() + "-" + size;
        if (SliceNames.resolve(name) instanceof SliceAnswer.Found found) {
          SlicePlatform platform = SlicePlatform.of(found.slice());
          assertThat(platform.acceleratorType()).isEqualTo(name);
          assertThat((long) platform.chips() * found.slice().processes())
              .as(name)
              .isEqualTo(found.slice().chips());
        }
      }
    }
  }

  private static TpuSlice slice(String name) {
    return ((SliceAnswer.Found) SliceNames.resolve(name)).slice();
  }
}
