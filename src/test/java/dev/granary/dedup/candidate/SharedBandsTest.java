package dev.granary.dedup.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.StableHash;
import dev.granary.testing.TestRow;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SharedBandsTest {
  @Test
  void onlyBandsThatTwoRecordsOfTheComponentHaveAreKept() {
    TestCandidates candidates =
        new TestCandidates()
            .with(1, TestRow.of(1), new long[] {10, 11}, "")
            .with(1, TestRow.of(2), new long[] {20, 11}, "")
            .with(2, TestRow.of(3), new long[] {10, 20}, "");

    SharedBands shared = SharedBands.of(candidates.blocks(), 1, 2, 2);

    long[] bands = {10, 11};
    assertThat(shared.select(bands)).isEqualTo(1);
    assertThat(bands[0]).isEqualTo(11);
  }

  /** One that is shared must never be missed; one that is not may be taken for shared. */
  @Test
  void noSharedBandIsMissedAndFewOthersAreTaken() {
    int records = 2000;
    TestCandidates candidates = new TestCandidates();
    for (int i = 0; i < records; i++) {
      long[] bands = {hash(i), hash(100_000 + i / 2), hash(200_000 + i), hash(300_000 + i)};
      candidates.with(1, TestRow.of(i), bands, "");
    }

    SharedBands shared = SharedBands.of(candidates.blocks(), 1, records, 4);

    int taken = 0;
    for (int i = 0; i < records; i++) {
      long[] bands = {hash(i), hash(100_000 + i / 2), hash(200_000 + i), hash(300_000 + i)};
      int count = shared.select(bands);
      assertThat(Arrays.copyOf(bands, count)).contains(hash(100_000 + i / 2));
      taken += count - 1;
    }
    assertThat(taken).isLessThan(3 * records / 4);
  }

  private static long hash(long number) {
    return StableHash.spread(number);
  }
}
