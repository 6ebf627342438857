package dev.granary.check.figures;

import dev.granary.check.CheckOutcome;
import dev.granary.check.CheckOutcome.Counts;
import dev.granary.check.CheckOutcome.Exactness;
import dev.granary.check.CheckOutcome.Verdict;
import dev.granary.check.CheckRule;
import dev.granary.record.Consequence;
import dev.granary.record.Figure;
import dev.granary.record.Gravity;
import dev.granary.record.Rules.Range;
import dev.granary.record.Tolerance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds figures against their limits. One that is estimated breaks a limit only where all that it
 * may be in truth does: the error of an estimate alone blocks nothing.
 */
public final class JudgeFigures {
  private static final MathContext SHOWN = new MathContext(6);

  private JudgeFigures() {}

  /** One outcome for each rule; what there is no figure for is not judged, and does not pass. */
  public static List<CheckOutcome> of(
      List<FigureRule> rules, Map<String, ? extends FeatureFigures> figures) {
    return rules.stream()
        .map(rule -> judge(rule, Optional.ofNullable(figures.get(rule.field()))))
        .toList();
  }

  private static CheckOutcome judge(FigureRule rule, Optional<? extends FeatureFigures> figures) {
    Optional<Estimate> estimate = figures.flatMap(known -> estimate(rule.figure(), known));
    long present = figures.map(FeatureFigures::present).orElse(0L);
    long missing = figures.map(FeatureFigures::missing).orElse(0L);
    return new CheckOutcome(
        told(rule),
        estimate.map(value -> verdict(rule, value)).orElse(Verdict.UNJUDGED),
        new Counts(rule.figure() == Figure.MISSING ? present + missing : present, 0),
        estimate.map(JudgeFigures::shown).orElse("no such figure"),
        limit(rule.range()),
        estimate.map(Estimate::isExact).orElse(true) ? Exactness.EXACT : Exactness.APPROXIMATE,
        List.of());
  }

  private static CheckRule told(FigureRule rule) {
    return new CheckRule(
        rule.field() + "." + rule.figure().key(),
        rule.path(),
        rule.figure().key() + " " + limit(rule.range()),
        new Consequence(rule.severity(), Tolerance.NONE),
        CheckRule.Asked.WHERE_IT_APPLIES);
  }

  private static Verdict verdict(FigureRule rule, Estimate estimate) {
    Range range = rule.range();
    if (estimate.high() >= range.least() && estimate.low() <= range.most()) {
      return Verdict.PASSED;
    }
    return rule.severity() == Gravity.WARN ? Verdict.WARNED : Verdict.FAILED;
  }

  private static Optional<Estimate> estimate(Figure figure, FeatureFigures known) {
    return switch (figure) {
      case MISSING -> share(known.missing(), known.present() + known.missing());
      case PRESENT -> Optional.of(Estimate.exactly((double) known.present()));
      case DISTINCT -> known.distinct();
      case DISTINCTNESS -> known.distinct().flatMap(distinct -> divided(distinct, known.values()));
      case TOP -> known.top();
      case LENGTH_MIN -> known.texts().map(texts -> Estimate.exactly((double) texts.lengthMin()));
      case LENGTH_MAX -> known.texts().map(texts -> Estimate.exactly((double) texts.lengthMax()));
      case LENGTH_MEAN ->
          known.texts().stream()
              .flatMapToDouble(texts -> texts.lengthMean().stream())
              .mapToObj(Estimate::exactly)
              .findFirst();
      default -> known.numbers().flatMap(numbers -> ofNumbers(figure, numbers, known.values()));
    };
  }

  private static Optional<Estimate> ofNumbers(
      Figure figure, FeatureFigures.Numbers numbers, long present) {
    return switch (figure) {
      case MIN -> Optional.of(Estimate.exactly(numbers.min()));
      case MAX -> Optional.of(Estimate.exactly(numbers.max()));
      case MEAN -> Optional.of(Estimate.exactly(numbers.mean()));
      case SUM -> Optional.of(Estimate.exactly(numbers.mean() * (double) present));
      case DEVIATION -> Optional.of(Estimate.exactly(numbers.deviation()));
      case ZEROS -> share(numbers.zeros(), present);
      default -> numbers.quantile(figure.quantile());
    };
  }

  private static Optional<Estimate> share(long part, long all) {
    return all == 0 ? Optional.empty() : Optional.of(Estimate.exactly((double) part / all));
  }

  private static Optional<Estimate> divided(Estimate estimate, long by) {
    return by == 0
        ? Optional.empty()
        : Optional.of(
            new Estimate(estimate.low() / by, estimate.value() / by, estimate.high() / by));
  }

  private static String shown(Estimate estimate) {
    return estimate.isExact()
        ? plain(estimate.value())
        : "about %s, between %s and %s"
            .formatted(plain(estimate.value()), plain(estimate.low()), plain(estimate.high()));
  }

  private static String limit(Range range) {
    if (Double.isInfinite(range.least())) {
      return "at most " + plain(range.most());
    }
    return Double.isInfinite(range.most())
        ? "at least " + plain(range.least())
        : "from " + plain(range.least()) + " to " + plain(range.most());
  }

  private static String plain(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number, SHOWN).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
