package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileTest {
  @Test
  void whatIsKnownOfFewNumbersIsExact() {
    Numbers numbers = numbers(new double[] {4, 0, -2, 4, 10});

    assertThat(numbers.mean()).isEqualTo(3.2);
    assertThat(numbers.deviation()).isCloseTo(Math.sqrt(16.96), within(1e-15));
    assertThat(numbers.least()).isEqualTo(-2);
    assertThat(numbers.greatest()).isEqualTo(10);
    assertThat(numbers.zeros()).isEqualTo(1);
    assertThat(numbers.quantiles())
        .allMatch(quantile -> quantile.value().isExact())
        .filteredOn(quantile -> quantile.share() == 0.5)
        .extracting(quantile -> quantile.value().value())
        .containsExactly(4.0);
  }

  @Test
  void theDeviationOfLargeNumbersDoesNotCancel() {
    assertThat(numbers(new double[] {1e15, 1e15 + 1, 1e15 + 2}).deviation())
        .isCloseTo(Math.sqrt(2 / 3.0), within(1e-12));
  }

  /** However many numbers there are, a quantile lies where it is said to. */
  @Test
  void quantilesOfManyNumbersLieBetweenTheirEnds() {
    Random random = new Random(1);
    for (int kind = 0; kind < 4; kind++) {
      double[] values = new double[20_000];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (kind) {
              case 0 -> random.nextGaussian();
              case 1 -> Math.exp(4 * random.nextGaussian());
              case 2 -> 1.7e9 + 1e5 * random.nextDouble();
              default -> random.nextInt(40) * 0.25;
            };
      }
      Numbers numbers = numbers(values);
      Arrays.sort(values);
      for (Numbers.Quantile quantile : numbers.quantiles()) {
        int rank = Math.max(1, (int) Math.ceil(quantile.share() * values.length));
        double real = values[rank - 1];
        assertThat(real).isBetween(quantile.value().least(), quantile.value().most());
        assertThat(quantile.value().value()).isCloseTo(real, within(0.05 * Math.abs(real) + 1e-9));
      }
    }
  }

  @Test
  void manyDifferentValuesAreEstimatedWithinTheirBounds() {
    Tallies tallies = new Tallies(3);
    for (int i = 0; i < 50_000; i++) {
      tallies.add(i, "text " + i, "north");
    }
    Profile.SliceProfile all = Profile.of(tallies.tally()).all();

    for (FeatureFigures figures : all.features().subList(0, 2)) {
      assertThat(figures.different().isExact()).isFalse();
      assertThat(50_000.0).isBetween(figures.different().least(), figures.different().most());
    }
  }

  @Test
  void whatTheLabelIsMadeOfTellsItAndWhatIsDrawnApartDoesNot() {
    Tallies tallies = new Tallies(4);
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      String label = random.nextInt(3) == 0 ? "spam" : "ham";
      tallies.add(random.nextGaussian(), label, label.equals("spam") ? "east" : "west");
    }

    assertThat(Profile.of(tallies.tally()).associations())
        .satisfiesExactly(
            amount -> assertThat(amount.strength()).isLessThan(0.1),
            region -> assertThat(region.strength()).isGreaterThan(0.98));
  }

  @Test
  void whatAVersionKeepsIsReadBack() throws IOException {
    Tally tally = new Tallies(5).draw(3_000, "north", 5).draw(500, "south", 9).tally();

    Tally read = TallyFile.read(TallyFile.bytes(tally));

    assertThat(read.bytes()).isEqualTo(tally.bytes());
    assertThat(read.plan()).isEqualTo(tally.plan());
  }

  private static Numbers numbers(double[] values) {
    Tallies tallies = new Tallies(1);
    for (double value : values) {
      tallies.add(value, "ham", "north");
    }
    return Profile.of(tallies.tally()).all().features().get(0).numbers().orElseThrow();
  }
}
