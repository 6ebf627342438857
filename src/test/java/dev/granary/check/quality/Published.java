package dev.granary.check.quality;

import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.GopherLimits;
import dev.granary.record.quality.RepetitionLimits;
import java.util.List;
import java.util.Set;

/** The thresholds as they were published, written down here once more. */
public final class Published {
  public static final GopherLimits GOPHER =
      new GopherLimits(
          new GopherLimits.Words(50, 100_000),
          new GopherLimits.MeanLength(3, 10),
          0.1,
          0.9,
          0.3,
          0.8,
          new GopherLimits.StopWords(
              2, List.of("the", "be", "to", "of", "and", "that", "have", "with")));

  public static final RepetitionLimits REPETITION =
      new RepetitionLimits(
          new RepetitionLimits.Repeated(0.3, 0.2),
          new RepetitionLimits.Repeated(0.3, 0.2),
          List.of(0.2, 0.18, 0.16),
          List.of(0.15, 0.14, 0.13, 0.12, 0.11, 0.10));

  public static final C4Limits C4 = new C4Limits(5, 3, 1_000, Set.of(C4Limits.Rule.values()));

  public static final FineWebLimits FINEWEB =
      new FineWebLimits(
          new FineWebLimits.Punctuation(0.12, FineWebLimits.WithoutAny.FAILS),
          new FineWebLimits.ShortLines(0.67, 30),
          0.01,
          0.3);

  private Published() {}
}
