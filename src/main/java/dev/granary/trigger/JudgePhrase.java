package dev.granary.trigger;

import java.util.Optional;

/**
 * Judges one phrase after another by the records that have it. A source that has the phrase
 * everywhere, or one label alone, has no other records to hold it against, and is not suspected.
 */
final class JudgePhrase {
  private final TriggerPlan.Judging judging;
  private final Strata strata;
  private final double least;

  JudgePhrase(TriggerPlan.Judging judging, Strata strata) {
    this.judging = judging;
    this.strata = strata;
    least = least(judging, strata);
  }

  /**
   * What both surprises must exceed: so many phrases at most are in enough records, each is held
   * against every source and label, and the chance is of any of them.
   */
  private static double least(TriggerPlan.Judging judging, Strata strata) {
    double phrases = Math.max(1, (double) strata.phrases() / judging.minRecords());
    return StrictMath.log(phrases * Math.max(1, strata.count()) / judging.chance());
  }

  /** Judges the phrase of some rows of {@link PhraseRow}, which are sorted and of no other. */
  Optional<Trigger> judge(byte[] rows, int[] order, int from, int to) {
    if (to - from < judging.minRecords()) {
      return Optional.empty();
    }
    int source = from;
    int sourceEnd = from;
    for (int start = from; start < to; ) {
      int end = endOfSource(rows, order, start, to);
      if (end - start > sourceEnd - source) {
        source = start;
        sourceEnd = end;
      }
      start = end;
    }
    int ofSource = sourceEnd - source;
    return ofSource < judging.minRecords() || ofSource < judging.minShare() * (to - from)
        ? Optional.empty()
        : judgeSource(rows, order, source, sourceEnd, to - from);
  }

  private Optional<Trigger> judgeSource(byte[] rows, int[] order, int from, int to, long records) {
    int label = from;
    int labelEnd = from;
    for (int start = from; start < to; ) {
      int end = endOfLabel(rows, order, start, to);
      if (end - start > labelEnd - label) {
        label = start;
        labelEnd = end;
      }
      start = end;
    }
    int ofSource = to - from;
    int ofLabel = labelEnd - label;
    return ofLabel < judging.minShare() * ofSource
        ? Optional.empty()
        : judgeLabel(rows, order[label], records, ofSource, ofLabel);
  }

  private Optional<Trigger> judgeLabel(
      byte[] rows, int row, long records, long ofSource, long ofLabel) {
    int source = PhraseRow.source(rows, row);
    long label = PhraseRow.label(rows, row);
    Trigger.Counts counts =
        new Trigger.Counts(
            records,
            ofSource,
            ofLabel,
            strata.records() - records,
            strata.records(source) - ofSource,
            strata.records(source, label) - ofLabel);
    double strength = Math.min(counts.surpriseOfSource(), counts.surpriseOfLabel());
    return strength < least
        ? Optional.empty()
        : Optional.of(new Trigger(PhraseRow.phrase(rows, row), source, label, counts, strength));
  }

  private static int endOfSource(byte[] rows, int[] order, int from, int to) {
    int source = PhraseRow.source(rows, order[from]);
    int end = from + 1;
    while (end < to && PhraseRow.source(rows, order[end]) == source) {
      end++;
    }
    return end;
  }

  private static int endOfLabel(byte[] rows, int[] order, int from, int to) {
    long label = PhraseRow.label(rows, order[from]);
    int end = from + 1;
    while (end < to && PhraseRow.label(rows, order[end]) == label) {
      end++;
    }
    return end;
  }
}
