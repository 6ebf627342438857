package dev.granary.check.quality;

import dev.granary.check.quality.Measure.Share;
import dev.granary.record.Reason;
import dev.granary.record.quality.GopherLimits;
import java.util.Optional;

/** The quality rules of Gopher: a text has the size, the words and the lines of prose. */
final class GopherQuality implements Filter {
  private static final int BULLET = 0x2022;
  private static final int ELLIPSIS = 0x2026;
  private static final int DOTS = 3;

  private final GopherLimits limits;

  GopherQuality(GopherLimits limits) {
    this.limits = limits;
  }

  @Override
  public Reason reason() {
    return Reason.QUALITY_GOPHER;
  }

  @Override
  public Optional<Measure> judge(CutText text) {
    return words(text.tokens())
        .or(() -> symbols(text))
        .or(() -> lines(text))
        .or(() -> language(text.tokens()));
  }

  private Optional<Measure> words(Tokens tokens) {
    int words = tokens.words();
    Share mean = new Share(tokens.wordPoints(), " characters in ", words, "words");
    return Measure.under(limits.words().least(), words, "words", "gopher_short_doc")
        .or(() -> Measure.over(limits.words().most(), words, "words", "gopher_long_doc"))
        .or(() -> Measure.under(limits.wordLength().least(), mean, "gopher_below_avg_threshold"))
        .or(() -> Measure.over(limits.wordLength().most(), mean, "gopher_above_avg_threshold"));
  }

  private Optional<Measure> symbols(CutText text) {
    int tokens = text.tokens().count();
    Share hashes = new Share(text.hashes(), " for ", tokens, "tokens");
    Share ellipses = new Share(text.ellipses(), " for ", tokens, "tokens");
    return Measure.over(limits.symbolWordRatio(), hashes, "gopher_too_many_hashes")
        .or(() -> Measure.over(limits.symbolWordRatio(), ellipses, "gopher_too_many_ellipsis"));
  }

  private Optional<Measure> lines(CutText text) {
    Lines lines = text.lines();
    int bullets = 0;
    int ellipses = 0;
    for (int line = 0; line < lines.count(); line++) {
      if (!lines.isBlank(line)) {
        bullets += beginsWithBullet(text.text(), lines.inkStart(line)) ? 1 : 0;
        ellipses += endsWithEllipsis(text.text(), lines.start(line), lines.inkEnd(line)) ? 1 : 0;
      }
    }
    // What follows the last line end is a line only where there is something.
    int afterLast = text.isEmpty() || text.endsWithNewLine() ? 1 : 0;
    int all = lines.count() + lines.empty() - afterLast;
    Share bulleted = Share.of(bullets, all, "lines");
    Share trailing = Share.of(ellipses, all, "lines");
    return Measure.over(limits.bulletLinesRatio(), bulleted, "gopher_too_many_bullets")
        .or(
            () ->
                Measure.over(
                    limits.ellipsisLinesRatio(), trailing, "gopher_too_many_end_ellipsis"));
  }

  private Optional<Measure> language(Tokens tokens) {
    Share lettered = Share.of(tokens.lettered(), tokens.count(), "tokens");
    return Measure.under(limits.alphaWordsRatio(), lettered, "gopher_below_alpha_threshold")
        .or(
            () ->
                Measure.under(
                    limits.stopWords().least(),
                    tokens.stopWords(),
                    "different stop words",
                    "gopher_enough_stop_words"));
  }

  private static boolean beginsWithBullet(byte[] text, int at) {
    return text[at] == '-' || Characters.at(text, at) == BULLET;
  }

  private static boolean endsWithEllipsis(byte[] text, int start, int end) {
    if (Characters.at(text, Characters.before(text, end)) == ELLIPSIS) {
      return true;
    }
    int dots = 0;
    while (dots < DOTS && end - dots > start && text[end - dots - 1] == '.') {
      dots++;
    }
    return dots == DOTS;
  }
}
