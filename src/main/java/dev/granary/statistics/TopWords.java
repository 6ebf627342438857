package dev.granary.statistics;

import dev.granary.statistics.FeatureFigures.TopValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The most frequent texts of a feature: counted where all are known, else estimated from the sample
 * of records. What only one record has is not told, unless there are few different texts.
 */
final class TopWords {
  private static final int TOLD = 20;
  private static final int FEW = 64;

  /** Two standard errors hold with a probability of 0.95. */
  private static final double SIGMAS = 2;

  private final Measured feature;
  private final WordTally tally;

  TopWords(Measured feature, WordTally tally) {
    this.feature = feature;
    this.tally = tally;
  }

  List<TopValue> list(Optional<RecordSample> sample) {
    if (feature.showing() == Measured.Showing.HIDDEN) {
      return List.of();
    }
    return tally.knowsAll() ? counted() : sample.map(this::estimated).orElse(List.of());
  }

  private List<TopValue> counted() {
    List<Words.Word> words = tally.words().mostFrequent();
    long least = words.size() <= FEW ? 1 : 2;
    return words.stream()
        .filter(word -> word.count() >= least && isKept(word.text().length, word.shown()))
        .limit(TOLD)
        .map(word -> new TopValue(word.shown(), Amount.exactly(word.count())))
        .toList();
  }

  /** The empty text is kept, but so stands one that was too long. */
  private boolean isKept(int length, String shown) {
    return length > 0 || (shown.isEmpty() && tally.empty() > 0);
  }

  private List<TopValue> estimated(RecordSample sample) {
    Map<String, Long> times = new HashMap<>();
    sample.forEach(
        sample.placeOf(feature),
        (value, count) -> {
          if (value.present() && !value.text().isEmpty()) {
            times.merge(value.text(), count, Long::sum);
          }
        });
    double records = sample.records();
    List<TopValue> top = new ArrayList<>();
    times.entrySet().stream()
        .filter(word -> word.getValue() >= 2)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOLD)
        .forEach(
            word ->
                top.add(
                    new TopValue(word.getKey(), share(word.getValue() / records, sample.size()))));
    return top;
  }

  private Amount share(double share, int drawn) {
    long all = tally.present() + tally.missing();
    double error = SIGMAS * Math.sqrt(share * (1 - share) / drawn);
    return new Amount(
        share * all, Math.max(0, share - error) * all, Math.min(1, share + error) * all);
  }
}
