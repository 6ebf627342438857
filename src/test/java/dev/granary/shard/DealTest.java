package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.RemainderPolicy;
import dev.granary.shard.ShardSettings.Dealing;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealTest {
  @ParameterizedTest
  @CsvSource({
    // bytes, multiple, files: as near to 100 bytes each as the multiple lets them be
    "1, 1, 1",
    "149, 1, 1",
    "150, 1, 2",
    "1000, 1, 10",
    "1000, 4, 12",
    "900, 4, 8",
    "1, 4, 4",
    "1000, 16, 16",
    "2500, 16, 32",
  })
  void comesNearToTheTargetSize(long bytes, int multiple, int files) {
    assertThat(Deal.of(1_000, bytes, dropping(100, multiple)).files()).isEqualTo(files);
  }

  @Test
  void hasNoMoreFilesThanRecords() {
    assertThat(Deal.of(7, 1_000_000, dropping(100, 1))).isEqualTo(new Deal(7, 1_000_000, 7, 7));
    assertThat(Deal.of(7, 1_000_000, dropping(100, 3))).isEqualTo(new Deal(7, 1_000_000, 6, 6));
  }

  @Test
  void hasNoFileForNoRecord() {
    assertThat(Deal.of(0, 0, dropping(100, 4))).isEqualTo(new Deal(0, 0, 0, 0));
  }

  @Test
  void hasNoFileForTooFewRecordsForTheGateToRefuse() {
    assertThat(Deal.of(3, 30, dropping(100, 4))).isEqualTo(new Deal(3, 30, 0, 0));
  }

  @Test
  void leavesOverWhatDoesNotDivide() {
    assertThat(Deal.of(1_003, 100_300, dropping(10_000, 4)))
        .isEqualTo(new Deal(1_003, 100_300, 12, 996));
    assertThat(Deal.of(1_003, 100_300, dropping(10_000, 1)).dealt()).isEqualTo(1_003);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8, 16, 40})
  void givesEveryRankOneFileAndNoFileMoreThanOneAboveAnother(int multiple) {
    SplittableRandom random = new SplittableRandom(multiple);
    for (int trial = 0; trial < 400; trial++) {
      long records = trial < 100 ? trial : random.nextLong(5_000);
      long bytes = records * (1 + random.nextLong(200));
      Deal deal = Deal.of(records, bytes, dropping(1 + random.nextLong(20_000), multiple));

      requireWhole(deal, records, multiple);
      long[] sizes = new long[deal.files()];
      int before = 0;
      for (long rank = 0; rank < deal.dealt(); rank++) {
        int file = deal.fileOf(rank);
        assertThat(file).isBetween(before, before + 1);
        assertThat(rank - deal.firstRank(file)).isEqualTo(sizes[file]++);
        before = file;
      }
      requireEqual(deal, sizes, multiple);
    }
  }

  @Test
  void dealsAsManyRecordsAsALongCanSay() {
    for (int multiple : new int[] {1, 3, 16, 99_999}) {
      Deal deal = Deal.of(Long.MAX_VALUE - 1, Long.MAX_VALUE, dropping(1, multiple));

      assertThat(deal.files()).isEqualTo(99_999 / multiple * multiple);
      for (int file = 0; file < deal.files(); file += 997) {
        assertThat(deal.fileOf(deal.firstRank(file))).isEqualTo(file);
        assertThat(deal.fileOf(deal.firstRank(file + 1) - 1)).isEqualTo(file);
      }
      assertThat(deal.fileOf(deal.dealt() - 1)).isEqualTo(deal.files() - 1);
      assertThat(deal.records() - deal.dealt()).isBetween(0L, deal.files() - 1L);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "1, -4", "1, 100000"})
  void refusesWhatCannotBeDealt(long targetBytes, int multiple) {
    assertThatThrownBy(() -> dropping(targetBytes, multiple))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "files of " + targetBytes + " bytes in multiples of " + multiple + " cannot be dealt");
  }

  private static void requireWhole(Deal deal, long records, int multiple) {
    assertThat(deal.records()).isEqualTo(records);
    if (records < multiple) {
      assertThat(deal.files()).isZero();
      assertThat(deal.dealt()).isZero();
      return;
    } else {
      assertThat(deal.files()).isPositive();
      assertThat(deal.files() % multiple).isZero();
    }
    if (multiple == 1) {
      assertThat(deal.dealt()).isEqualTo(records);
    } else {
      assertThat(records - deal.dealt()).isBetween(0L, Math.max(0, deal.files() - 1L));
    }
  }

  private static void requireEqual(Deal deal, long[] sizes, int multiple) {
    if (sizes.length == 0) {
      return;
    }
    long smallest = Long.MAX_VALUE;
    long largest = 0;
    for (long size : sizes) {
      smallest = Math.min(smallest, size);
      largest = Math.max(largest, size);
    }
    assertThat(smallest).isPositive();
    assertThat(largest - smallest).isBetween(0L, multiple == 1 ? 1L : 0L);
    assertThat(deal.firstRank(sizes.length)).isEqualTo(deal.dealt());
  }

  private static Dealing dropping(long targetBytes, int multiple) {
    return new Dealing(targetBytes, multiple, 1, RemainderPolicy.DROP);
  }
}
