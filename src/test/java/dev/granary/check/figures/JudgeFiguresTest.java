package dev.granary.check.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.check.CheckOutcome;
import dev.granary.check.CheckOutcome.Exactness;
import dev.granary.check.CheckOutcome.Verdict;
import dev.granary.record.Figure;
import dev.granary.record.Gravity;
import dev.granary.record.Rules.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeFiguresTest {
  /** Ninety records with a value, ten without; the quantiles are estimates. */
  private record Speed() implements FeatureFigures, FeatureFigures.Numbers, FeatureFigures.Texts {
    @Override
    public long present() {
      return 90;
    }

    @Override
    public long values() {
      return present();
    }

    @Override
    public long missing() {
      return 10;
    }

    @Override
    public Optional<Estimate> distinct() {
      return Optional.of(new Estimate(44, 45, 46));
    }

    @Override
    public Optional<Estimate> top() {
      return Optional.of(Estimate.exactly(0.2));
    }

    @Override
    public Optional<Numbers> numbers() {
      return Optional.of(this);
    }

    @Override
    public Optional<Texts> texts() {
      return Optional.of(this);
    }

    @Override
    public double min() {
      return 1;
    }

    @Override
    public double max() {
      return 350;
    }

    @Override
    public double mean() {
      return 120.5;
    }

    @Override
    public double deviation() {
      return 30;
    }

    @Override
    public long zeros() {
      return 9;
    }

    @Override
    public Optional<Estimate> quantile(double share) {
      return Optional.of(new Estimate(share * 100 - 1, share * 100, share * 100 + 1));
    }

    @Override
    public long lengthMin() {
      return 2;
    }

    @Override
    public long lengthMax() {
      return 9;
    }

    @Override
    public OptionalDouble lengthMean() {
      return OptionalDouble.of(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, 0.1",
    "PRESENT, 90",
    "DISTINCT, 45",
    "DISTINCTNESS, 0.5",
    "TOP, 0.2",
    "MIN, 1",
    "MAX, 350",
    "MEAN, 120.5",
    "SUM, 10845",
    "DEVIATION, 30",
    "ZEROS, 0.1",
    "P1, 1",
    "P5, 5",
    "P25, 25",
    "P50, 50",
    "P75, 75",
    "P95, 95",
    "P99, 99",
    "LENGTH_MIN, 2",
    "LENGTH_MAX, 9",
    "LENGTH_MEAN, 4.5",
  })
  void everyFigureIsHeldAgainstItsLimit(Figure figure, double value) {
    assertThat(judge(figure, value, value, Gravity.FAIL).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(figure, value + 5, 1e9, Gravity.FAIL).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(figure, -1e9, value - 5, Gravity.WARN).verdict()).isEqualTo(Verdict.WARNED);
  }

  /** It may be 49 to 51. */
  @Test
  void theErrorOfAnEstimateAloneBlocksNothing() {
    assertThat(judge(Figure.P50, 50.9, 60, Gravity.FAIL).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(Figure.P50, 51.1, 60, Gravity.FAIL).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(Figure.P50, 0, 48.9, Gravity.FAIL).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(Figure.P50, 0, 60, Gravity.FAIL).exactness()).isEqualTo(Exactness.APPROXIMATE);
    assertThat(judge(Figure.P50, 51.1, 60, Gravity.FAIL).observed())
        .isEqualTo("about 50, between 49 and 51");
  }

  @Test
  void whatThereIsNoFigureForIsNotJudged() {
    List<CheckOutcome> outcomes =
        JudgeFigures.of(
            List.of(
                new FigureRule("gone", Figure.MEAN, new Range(0, 1), Gravity.FAIL, "somewhere")),
            Map.of("speed", new Speed()));

    assertThat(outcomes).singleElement().extracting("verdict").isEqualTo(Verdict.UNJUDGED);
  }

  private static CheckOutcome judge(Figure figure, double least, double most, Gravity severity) {
    FigureRule rule =
        new FigureRule("speed", figure, new Range(least, most), severity, "checks.features.speed");
    return JudgeFigures.of(List.of(rule), Map.of("speed", new Speed())).get(0);
  }
}
