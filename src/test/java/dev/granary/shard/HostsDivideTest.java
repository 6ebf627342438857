package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RemainderPolicy;
import dev.granary.record.tpu.SliceAnswer;
import dev.granary.record.tpu.SliceNames;
import dev.granary.shard.ShardSettings.Dealing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever there is to deal, every process of every number reads equally many records. */
class HostsDivideTest {
  private static final long MIB = 1L << 20;
  private static final long[] SIZES = {
    0,
    1,
    2,
    3,
    4,
    15,
    16,
    17,
    31,
    32,
    33,
    63,
    64,
    65,
    127,
    128,
    639,
    640,
    641,
    1_000,
    99_999,
    100_000,
    1_234_567,
    10_000_000
  };

  @ParameterizedTest
  @CsvSource({
    "v5e-16, DROP", "v5e-16, PAD", "v5e-16, REPEAT",
    "v5e-64, DROP", "v5e-64, PAD", "v5e-64, REPEAT",
    "v5p-128, DROP", "v5p-128, PAD", "v5p-128, REPEAT",
    "v6e-256, DROP", "v6e-256, PAD", "v6e-256, REPEAT",
    "4 8 16 32, DROP", "4 8 16 32, PAD", "4 8 16 32, REPEAT",
    "6 10 15, DROP", "6 10 15, PAD", "6 10 15, REPEAT",
    "1, DROP", "1, PAD", "1, REPEAT",
  })
  void everyProcessReadsEquallyMany(String written, RemainderPolicy policy) {
    List<Integer> counts = Arrays.stream(written.split(" ")).map(HostsDivideTest::count).toList();
    SplittableRandom random = new SplittableRandom(counts.hashCode());
    for (long target : new long[] {1, 1_000, MIB, 128 * MIB}) {
      Dealing dealing = Dealing.over(counts, target, policy);
      for (long records : SIZES) {
        requireFair(Deal.of(records, records * 100, dealing), dealing, counts);
        requireFair(Deal.of(records, records * 100_000, dealing), dealing, counts);
      }
      for (int trial = 0; trial < 100; trial++) {
        long records = random.nextLong(20_000);
        requireFair(Deal.of(records, records * random.nextInt(4_000), dealing), dealing, counts);
      }
    }
  }

  @Test
  void oneHugeRecordIsOneFileForOneProcessAndTooFewForTwo() {
    assertThat(Deal.of(1, 1L << 40, Dealing.over(List.of(1), 128 * MIB, RemainderPolicy.DROP)))
        .isEqualTo(new Deal(1, 1L << 40, 1, 1));
    assertThat(Deal.of(1, 1L << 40, Dealing.over(List.of(2), 128 * MIB, RemainderPolicy.REPEAT)))
        .isEqualTo(new Deal(1, 1L << 40, 0, 0));
  }

  private static void requireFair(Deal deal, Dealing dealing, List<Integer> counts) {
    if (deal.records() < dealing.multiple()) {
      assertThat(deal.files()).isZero();
      return;
    }
    long[] files = sizes(deal);
    assertThat(Arrays.stream(files).min().orElseThrow()).isPositive();
    assertThat(Arrays.stream(files).sum()).isEqualTo(deal.dealt());
    for (int count : counts) {
      assertThat(files.length % count).isZero();
      List<Long> each = new ArrayList<>();
      for (int process = 0; process < count; process++) {
        long sum = 0;
        for (int file = process; file < files.length; file += count) {
          sum += files[file];
        }
        each.add(sum);
      }
      assertThat(each).containsOnly(deal.dealt() / count);
    }
    requireRemainder(deal, dealing);
  }

  private static void requireRemainder(Deal deal, Dealing dealing) {
    if (dealing.multiple() == 1) {
      assertThat(deal.dealt()).isEqualTo(deal.records());
    } else if (dealing.remainder().fills()) {
      assertThat(deal.dealt() - deal.records()).isEqualTo(deal.fill());
      assertThat(deal.fill()).isBetween(0L, Math.min(deal.files(), deal.records()) - 1L);
    } else {
      assertThat(deal.fill()).isZero();
      assertThat(deal.records() - deal.dealt()).isBetween(0L, deal.files() - 1L);
    }
  }

  private static long[] sizes(Deal deal) {
    long[] sizes = new long[deal.files()];
    for (int file = 0; file < sizes.length; file++) {
      sizes[file] = deal.firstRank(file + 1L) - deal.firstRank(file);
    }
    return sizes;
  }

  private static int count(String written) {
    return SliceNames.resolve(written) instanceof SliceAnswer.Found found
        ? found.slice().processes()
        : Integer.parseInt(written);
  }
}
