package dev.granary.check.quality;

import dev.granary.record.DomainIndex;
import dev.granary.record.FieldValues;
import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.FilterLimits;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.GopherLimits;
import dev.granary.record.quality.RepetitionLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the text of a record by the filters that a plan names, one after the other. The first rule
 * that is broken decides. One instance serves one thread; its time grows with the length of a text,
 * whatever stands in it.
 */
public final class QualityFilters {
  private final JudgedText judged;
  private final CutText text;
  private final List<Filter> filters = new ArrayList<>();

  public QualityFilters(QualityPlan plan) {
    judged = new JudgedText(plan.fields().stream().mapToInt(Integer::intValue).toArray());
    Vocabulary vocabulary = new Vocabulary();
    boolean repetition = plan.filters().stream().anyMatch(RepetitionLimits.class::isInstance);
    text = new CutText(new Tokens(stopWords(plan), repetition ? vocabulary : null));
    plan.filters().forEach(limits -> filters.add(filter(limits, vocabulary)));
  }

  /** The first rule that the text breaks; none for a text that is wanted. */
  public Optional<Finding> judge(FieldValues values) {
    judged.take(values);
    text.cut(judged.bytes(), judged.start(), judged.length());
    for (Filter filter : filters) {
      Optional<Measure> broken = filter.judge(text);
      if (broken.isPresent()) {
        return broken.map(measure -> new Finding(filter.reason(), measure.rule(), measure.words()));
      }
    }
    return Optional.empty();
  }

  private static DomainIndex stopWords(QualityPlan plan) {
    List<String> words = new ArrayList<>();
    for (FilterLimits limits : plan.filters()) {
      if (limits instanceof GopherLimits gopher) {
        words.addAll(gopher.stopWords().words());
      }
    }
    return new DomainIndex(words);
  }

  private static Filter filter(FilterLimits limits, Vocabulary vocabulary) {
    if (limits instanceof GopherLimits gopher) {
      return new GopherQuality(gopher);
    }
    if (limits instanceof RepetitionLimits repetition) {
      return new GopherRepetition(repetition, vocabulary);
    }
    return limits instanceof C4Limits c4 ? new C4(c4) : new FineWeb((FineWebLimits) limits);
  }
}
