package dev.granary.check.quality;

import dev.granary.check.quality.Measure.Share;
import dev.granary.record.Reason;
import dev.granary.record.quality.RepetitionLimits;
import java.util.Optional;

/** The repetition rules of Gopher: a text does not say the same again and again. */
final class GopherRepetition implements Filter {
  private final RepetitionLimits limits;
  private final Repeated repeated = new Repeated();
  private final Grams grams;

  GopherRepetition(RepetitionLimits limits, Vocabulary tokens) {
    this.limits = limits;
    grams = new Grams(tokens);
  }

  @Override
  public Reason reason() {
    return Reason.QUALITY_GOPHER_REPETITION;
  }

  @Override
  public Optional<Measure> judge(CutText text) {
    if (text.isEmpty()) {
      return Optional.of(new Measure("empty", "0 characters, at least 1"));
    }
    return paragraphs(text).or(() -> lines(text)).or(() -> grams(text.points()));
  }

  private Optional<Measure> paragraphs(CutText text) {
    repeated.clear(text.text());
    new Paragraphs(text).addTo(repeated);
    return judge(limits.paragraphs(), "paragraphs", "para", text.points());
  }

  /** Lines are what stands between line ends, several of which count as one. */
  private Optional<Measure> lines(CutText text) {
    Lines lines = text.lines();
    repeated.clear(text.text());
    for (int line = 0; line < lines.count(); line++) {
      repeated.add(lines.start(line), lines.end(line), lines.points(line));
    }
    if (text.beginsWithNewLine()) {
      repeated.add(0, 0, 0);
    }
    if (text.endsWithNewLine()) {
      repeated.add(0, 0, 0);
    }
    return judge(limits.lines(), "lines", "line", text.points());
  }

  private Optional<Measure> judge(
      RepetitionLimits.Repeated limit, String things, String word, int points) {
    Share pieces = Share.of(repeated.repeated(), repeated.pieces(), things);
    Share characters = Share.of(repeated.points(), points, "characters");
    return Measure.over(limit.pieces(), pieces, "dup_" + word + "_frac")
        .or(() -> Measure.over(limit.characters(), characters, "dup_" + word + "_char_frac"));
  }

  private Optional<Measure> grams(int points) {
    Optional<Measure> found = Optional.empty();
    grams.begin();
    for (int length = RepetitionLimits.FIRST_TOP;
        length <= RepetitionLimits.LONGEST && found.isEmpty();
        length++) {
      grams.lengthen();
      found = gram(length, points);
    }
    return found;
  }

  private Optional<Measure> gram(int length, int points) {
    if (!grams.isAny()) {
      return Optional.empty();
    }
    if (length < RepetitionLimits.FIRST_DUPLICATED) {
      double most = limits.topGrams().get(length - RepetitionLimits.FIRST_TOP);
      Share top = Share.of(grams.topPoints(), points, "characters");
      return Measure.over(most, top, "top_" + length + "_gram");
    }
    double most = limits.duplicatedGrams().get(length - RepetitionLimits.FIRST_DUPLICATED);
    Share duplicated = Share.of(grams.duplicatedPoints(), points, "characters");
    return Measure.over(most, duplicated, "duplicated_" + length + "_n_grams");
  }
}
