package dev.granary.pipeline;

import dev.granary.check.figures.Estimate;
import dev.granary.check.figures.FeatureFigures;
import dev.granary.statistics.Amount;
import dev.granary.statistics.Profile;
import dev.granary.statistics.Tally;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What was counted of a field, in the form in which checks ask for it. */
final class TalliedFigures implements FeatureFigures {
  private final Tally tally;
  private final dev.granary.statistics.FeatureFigures figures;

  private TalliedFigures(Tally tally, dev.granary.statistics.FeatureFigures figures) {
    this.tally = tally;
    this.figures = figures;
  }

  /** Of all fields, by name. */
  static Map<String, FeatureFigures> of(Tally tally) {
    Map<String, FeatureFigures> all = new TreeMap<>();
    for (dev.granary.statistics.FeatureFigures figures : Profile.of(tally).all().features()) {
      all.put(figures.feature().name(), new TalliedFigures(tally, figures));
    }
    return all;
  }

  @Override
  public long present() {
    return figures.present();
  }

  @Override
  public long values() {
    return figures.values();
  }

  @Override
  public long missing() {
    return figures.missing();
  }

  @Override
  public Optional<Estimate> distinct() {
    return Optional.of(estimate(figures.different(), 1));
  }

  @Override
  public Optional<Estimate> top() {
    return figures.top().stream()
        .findFirst()
        .map(value -> estimate(value.records(), (double) figures.values()));
  }

  @Override
  public Optional<Numbers> numbers() {
    return figures.numbers().map(NumberFigures::new);
  }

  @Override
  public Optional<Texts> texts() {
    return figures.texts().map(TextFigures::new);
  }

  private static Estimate estimate(Amount amount, double of) {
    return new Estimate(amount.least() / of, amount.value() / of, amount.most() / of);
  }

  private final class NumberFigures implements Numbers {
    private final dev.granary.statistics.Numbers numbers;

    NumberFigures(dev.granary.statistics.Numbers numbers) {
      this.numbers = numbers;
    }

    @Override
    public double min() {
      return numbers.least();
    }

    @Override
    public double max() {
      return numbers.greatest();
    }

    @Override
    public double mean() {
      return numbers.mean();
    }

    @Override
    public double deviation() {
      return numbers.deviation();
    }

    @Override
    public long zeros() {
      return numbers.zeros();
    }

    @Override
    public Optional<Estimate> quantile(double share) {
      return tally.quantile(figures.feature().name(), share).map(amount -> estimate(amount, 1));
    }
  }

  private record TextFigures(dev.granary.statistics.Texts texts) implements Texts {
    @Override
    public long lengthMin() {
      return (long) texts.lengths().get(0).value().least();
    }

    @Override
    public long lengthMax() {
      return (long) texts.lengths().get(texts.lengths().size() - 1).value().most();
    }

    @Override
    public OptionalDouble lengthMean() {
      return OptionalDouble.of(texts.meanLength());
    }
  }
}
