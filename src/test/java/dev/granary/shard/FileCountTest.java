package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RemainderPolicy;
import dev.granary.shard.ShardSettings.Dealing;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCountTest {
  private static final long MIB = 1L << 20;
  private static final long MANY = 10_000_000;

  @ParameterizedTest
  @CsvSource({
    // MiB, processes, files: ten for each process, as long as files have 10 MiB
    "10, 1, 1",
    "19, 1, 1",
    "20, 1, 2",
    "99, 1, 9",
    "100, 1, 10",
    "1280, 1, 10",
    "1343, 1, 10",
    "1345, 1, 11",
    "39, 4, 4",
    "79, 4, 4",
    "80, 4, 8",
    "399, 4, 36",
    "400, 4, 40",
    "5120, 4, 40",
    "5440, 4, 44",
    // v5litepod-16, v5litepod-64, v5p-128, v6e-256
    "6400, 16, 160",
    "25600, 64, 640",
  })
  void eachProcessHasTenFilesUnlessTheyWouldBeSmall(long mib, int processes, int files) {
    assertThat(FileCount.of(MANY, mib * MIB, over(128 * MIB, processes))).isEqualTo(files);
  }

  @Test
  void tenFilesAreForTheLargestNumberOfASet() {
    assertThat(FileCount.of(MANY, 4_000 * MIB, over(128 * MIB, 4, 8, 16, 32))).isEqualTo(320);
    assertThat(FileCount.of(MANY, 3_199 * MIB, over(128 * MIB, 4, 8, 16, 32))).isEqualTo(288);
    // 24 is what 8 and 12 divide: four times it is short of 120, five times is not
    assertThat(FileCount.of(MANY, 4_000 * MIB, over(128 * MIB, 8, 12))).isEqualTo(120);
  }

  @Test
  void aSmallTargetIsTheUsersOwnWish() {
    assertThat(FileCount.of(MANY, 100 * MIB, over(MIB, 4))).isEqualTo(100);
  }

  @Test
  void noFileIsEmpty() {
    assertThat(FileCount.of(39, 4_000 * MIB, over(128 * MIB, 4))).isEqualTo(36);
    assertThat(FileCount.of(4, 4_000 * MIB, over(128 * MIB, 4))).isEqualTo(4);
    assertThat(FileCount.of(3, 4_000 * MIB, over(128 * MIB, 4))).isZero();
    assertThat(FileCount.of(1, 4_000 * MIB, over(128 * MIB, 1))).isEqualTo(1);
    assertThat(FileCount.of(0, 0, over(128 * MIB, 1))).isZero();
  }

  @Test
  void aSplitHasNoMoreFilesThanCanBeNamed() {
    assertThat(FileCount.of(MANY, Long.MAX_VALUE, over(1, 64))).isEqualTo(99_968);
  }

  @Test
  void fewerFilesWouldBeFartherFromTheTargetOrFewerThanTen() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 2_000; trial++) {
      int processes = 1 + random.nextInt(64);
      long bytes = random.nextLong(1L << 40);
      Dealing dealing = over(128 * MIB, processes);

      int files = FileCount.of(MANY, bytes, dealing);

      assertThat(files % processes).isZero();
      int fewer = files - processes;
      if (fewer > 0 && files > 10 * processes) {
        assertThat(Math.abs(files - bytes / 128.0 / MIB)).isLessThanOrEqualTo(processes / 2.0);
      } else if (fewer > 0) {
        assertThat(bytes / files).isGreaterThanOrEqualTo(10 * MIB);
      }
    }
  }

  private static Dealing over(long targetBytes, Integer... processes) {
    return Dealing.over(List.of(processes), targetBytes, RemainderPolicy.DROP);
  }
}
