package dev.granary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.bench.Accuracy.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of {@code scripts/bench accuracy}, of fewer pairs: everything is from one seed. */
class AccuracyTest {
  private static final int PAIRS = 100;

  /** Of 100 pairs in a bin, shares are off by 0.05 one time in three; those of all bins by 0.01. */
  private static final double OFF = 0.2;

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource(Preset.class)
  void asManyPairsMeetAsTheCurveSays(Preset preset) throws IOException {
    List<PairsFound> bins = PairsFound.met(work, preset, PAIRS, 1);

    assertThat(bins).hasSize(PlantedPairs.BINS);
    for (PairsFound bin : bins) {
      assertThat(bin.share()).as(bin.name()).isCloseTo(bin.expected(), within(OFF));
      assertThat(bin.wrong()).as(bin.name()).isZero();
    }
    double all = bins.stream().mapToDouble(PairsFound::share).sum();
    double expected = bins.stream().mapToDouble(PairsFound::expected).sum();
    assertThat(all / bins.size()).isCloseTo(expected / bins.size(), within(0.03));
  }

  @Test
  void whoGoesIsAlikeEnoughAndNearlyAllThatAreGo() throws IOException {
    for (PairsFound bin : PairsFound.verified(work, Preset.NONE, PAIRS, 1)) {
      assertThat(bin.wrong()).as(bin.name()).isZero();
      assertThat(bin.share()).as(bin.name()).isCloseTo(bin.expected(), within(0.05));
    }
  }
}
