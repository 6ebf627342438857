package dev.granary.check.quality;

import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.FilterLimits;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.GopherLimits;
import dev.granary.record.quality.RepetitionLimits;
import java.util.Collections;
import java.util.Set;

/** Thresholds that are all off. */
final class Unmissable {
  private static final double OFF = FilterLimits.NO_MOST_SHARE;
  private static final long NO_MOST = FilterLimits.NO_MOST;
  private static final RepetitionLimits.Repeated REPEATED = new RepetitionLimits.Repeated(OFF, OFF);

  static final GopherLimits GOPHER =
      new GopherLimits(
          new GopherLimits.Words(0, NO_MOST),
          new GopherLimits.MeanLength(0, OFF),
          OFF,
          OFF,
          OFF,
          0,
          new GopherLimits.StopWords(0, Published.GOPHER.stopWords().words()));

  static final RepetitionLimits REPETITION =
      new RepetitionLimits(
          REPEATED, REPEATED, Collections.nCopies(3, OFF), Collections.nCopies(6, OFF));

  static final C4Limits C4 =
      new C4Limits(0, 3, 1_000, Set.of(C4Limits.Rule.REMOVE_CITATIONS, C4Limits.Rule.POLICY));

  static final FineWebLimits FINEWEB =
      new FineWebLimits(
          new FineWebLimits.Punctuation(0, FineWebLimits.WithoutAny.PASSES),
          new FineWebLimits.ShortLines(OFF, 30),
          OFF,
          OFF);

  private Unmissable() {}
}
