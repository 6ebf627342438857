package dev.granary.pipeline.estimate;

import static dev.granary.pipeline.estimate.Workloads.allStay;
import static dev.granary.pipeline.estimate.Workloads.gigabyte;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.pipeline.estimate.Workload.Fates;
import dev.granary.pipeline.estimate.Workload.Step;
import dev.granary.record.Compression;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Of a million records of 1,000 bytes in 64 partitions, so that the rows are counted by hand. */
class VolumeTest {
  private static final long PLENTY = Long.MAX_VALUE;
  private static final long UNIT = 4_000_000;
  private static final Percentage NEAR = Percentage.withPercentage(2);

  /** 250 units of 64 slices of 21 bytes. */
  private static final long SLICES = 250 * 64 * 21;

  @Test
  void theSpillHoldsExamplesWithTheirHeads() {
    assertThat(volume(allStay()).spilled()).isEqualTo(1_014_000_000);
    assertThat(volume(new Fates(0.1, 0.2, 0.3, 0)).spilled()).isEqualTo(912_600_000);
    assertThat(volume(new Fates(0, 0, 0, 0.5)).spilled()).isEqualTo(1_521_000_000);
  }

  @Test
  void theScanLeavesRowsSlicesAndWhatItSetAside() {
    assertThat(volume(allStay()).kept()).isEqualTo(82_000_000 + SLICES);
    assertThat(volume(allStay(), Step.UNIQUE).kept()).isEqualTo(106_000_000 + SLICES);
    assertThat(volume(new Fates(1, 0, 0, 0)).kept()).isEqualTo(109_000_000);
  }

  @Test
  void everyGroupingOfRowsIsCounted() {
    long always = 82 + 82 + 82 + 46 + 28;

    assertThat(volume(allStay()).shuffled()).isCloseTo(always * 1_000_000L, NEAR);
    assertThat(volume(allStay(), Step.DEDUP).shuffled())
        .isCloseTo((always + 82) * 1_000_000L, NEAR);
    assertThat(volume(allStay(), Step.DEDUP, Step.QUOTAS).shuffled())
        .isCloseTo((always + 82 + 82) * 1_000_000L, NEAR);
    assertThat(volume(allStay(), Step.UNIQUE).shuffled())
        .isCloseTo((always + 24 + 106) * 1_000_000L, NEAR);
  }

  @Test
  void textsThatAreComparedAreSpilledFetchedAndSigned() {
    Volume plain = volume(allStay(), Step.DEDUP);
    Volume compared = Volume.of(Workloads.compared(allStay()), PLENTY, UNIT);
    long bands = 16 * 17;
    long text = 16 * 8 + 900;
    double candidates = Rate.CANDIDATES.value();

    assertThat(compared.spilled() - plain.spilled()).isEqualTo((14 + text) * 1_000_000);
    assertThat(compared.kept() - plain.kept()).isEqualTo(bands * 1_000_000);
    assertThat(compared.shuffled() - plain.shuffled())
        .isCloseTo(Math.round((bands + 82 + candidates * (32 + 82 + text)) * 1_000_000), NEAR);
    assertThat(compared.published() - plain.published()).isEqualTo((bands + 32) * 1_000_000);
  }

  @Test
  void whoGoesIsInFewerGroupings() {
    long scanned = 82;
    long deduplicated = 82;
    double written = 0.5 * (82 + 82 + 46);
    double verdicts = 0.3 * 53 + 0.2 * 37;

    assertThat(volume(new Fates(0, 0.3, 0.2, 0), Step.DEDUP).shuffled())
        .isCloseTo(
            Math.round((scanned + deduplicated + written + verdicts + 28) * 1_000_000), NEAR);
  }

  @Test
  void aVersionIsItsShardsIndexLedgerAndPapers() {
    long shards = 1_016_000_000;
    long index = 28_000_000 + 8 * 40;
    long ledger = (31 + 21) * 1_000_000 + 4 * 32 * 2_500;

    assertThat(volume(allStay()).published()).isEqualTo(shards + index + ledger + 430 + 90_000);
  }

  @Test
  void groupingsThatOutgrowMemoryGoToDiskAndCountThere() {
    Workload work = gigabyte(Compression.NONE, allStay());
    Volume held = Volume.of(work, 164_000_000, UNIT);
    Volume spilled = Volume.of(work, 163_999_999, UNIT);

    assertThat(held.grouped()).isZero();
    assertThat(spilled.grouped()).isEqualTo(164_000_000);
    assertThat(held.most()).isEqualTo(held.spilled() + held.kept() + held.published());
    assertThat(spilled.most()).isEqualTo(held.most() + 164_000_000);
  }

  private static Volume volume(Fates fates, Step... steps) {
    return Volume.of(gigabyte(Compression.NONE, fates, steps), PLENTY, UNIT);
  }
}
