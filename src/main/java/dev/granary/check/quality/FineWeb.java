package dev.granary.check.quality;

import dev.granary.check.quality.Measure.Share;
import dev.granary.record.Reason;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.FineWebLimits.WithoutAny;
import java.util.Optional;

/** The rules of FineWeb: a text is no list, and its lines end like sentences. */
final class FineWeb implements Filter {
  private final FineWebLimits limits;
  private final Repeated repeated = new Repeated();

  FineWeb(FineWebLimits limits) {
    this.limits = limits;
  }

  @Override
  public Reason reason() {
    return Reason.QUALITY_FINEWEB;
  }

  @Override
  public Optional<Measure> judge(CutText text) {
    Lines lines = text.lines();
    int all = 0;
    int ended = 0;
    int shorter = 0;
    repeated.clear(text.text());
    for (int line = 0; line < lines.count(); line++) {
      if (!lines.isBlank(line)) {
        all++;
        ended += endsSentence(text.text(), lines.end(line)) ? 1 : 0;
        shorter += lines.points(line) <= limits.shortLines().length() ? 1 : 0;
        repeated.add(lines.start(line), lines.end(line), lines.points(line));
      }
    }
    if (all == 0) {
      return Optional.of(new Measure("empty", "0 lines, at least 1"));
    }
    Share brief = Share.of(shorter, all, "lines");
    return punctuation(Share.of(ended, all, "lines"))
        .or(() -> Measure.over(limits.shortLines().most(), brief, "short_line_ratio"))
        .or(() -> duplicates(text))
        .or(() -> newLines(text));
  }

  private Optional<Measure> punctuation(Share ended) {
    boolean spared = ended.part() == 0 && limits.punctuation().withoutAny() == WithoutAny.PASSES;
    return spared
        ? Optional.empty()
        : Measure.under(limits.punctuation().least(), ended, "line_punct_ratio");
  }

  private Optional<Measure> duplicates(CutText text) {
    int points = text.points() - text.newLines();
    Share share = Share.of(repeated.points(), points, "characters");
    return Measure.over(limits.duplicatedCharacters(), share, "char_dup_ratio");
  }

  private Optional<Measure> newLines(CutText text) {
    Share share = new Share(text.newLines(), " line ends for ", text.tokens().count(), "tokens");
    return Measure.over(limits.newLines(), share, "list_ratio");
  }

  private static boolean endsSentence(byte[] text, int end) {
    return SentenceEnds.has(Characters.at(text, Characters.before(text, end)));
  }
}
