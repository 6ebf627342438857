package dev.granary.check.quality;

import dev.granary.record.Reason;
import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.C4Limits.Rule;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of C4. Where C4 takes lines out of a text and judges what is left, this counts the
 * lines that it would leave: the text itself stays whole or goes.
 */
final class C4 implements Filter {
  private final C4Limits limits;
  private final Set<Rule> rules;
  private final LineWithoutCitations line;

  C4(C4Limits limits) {
    this.limits = limits;
    rules = EnumSet.noneOf(Rule.class);
    rules.addAll(limits.rules());
    line = new LineWithoutCitations(rules);
  }

  @Override
  public Reason reason() {
    return Reason.QUALITY_C4;
  }

  @Override
  public Optional<Measure> judge(CutText text) {
    Lines lines = text.lines();
    long sentences = 0;
    for (int number = 0; number < lines.count(); number++) {
      if (lines.isBlank(number)) {
        continue;
      }
      int start = lines.inkStart(number);
      int end = lines.inkEnd(number);
      if (!hasWords(text.text(), start, end)) {
        continue;
      }
      line.take(text.text(), start, end);
      if (rules.contains(Rule.TERMINAL_PUNCTUATION) && !line.endsLikeASentence()) {
        continue;
      }
      Set<Rule> spokenOf = Phrases.in(line);
      if (breaks(Rule.LOREM_IPSUM, spokenOf)) {
        return Optional.of(forbidden("lorem_ipsum"));
      }
      if (breaks(Rule.JAVASCRIPT, spokenOf)) {
        continue;
      }
      if (breaks(Rule.CURLY_BRACKET, spokenOf)) {
        return Optional.of(forbidden("curly_bracket"));
      }
      if (!breaks(Rule.POLICY, spokenOf)) {
        sentences += line.sentences();
      }
    }
    return Measure.under(limits.sentences(), sentences, "sentences", "too_few_sentences");
  }

  private boolean breaks(Rule rule, Set<Rule> spokenOf) {
    return spokenOf.contains(rule) && rules.contains(rule);
  }

  private static Measure forbidden(String rule) {
    return new Measure(rule, "1 line or more, at most 0");
  }

  /** Words are what stands between white space; none may be too long, and they must be enough. */
  private boolean hasWords(byte[] text, int start, int end) {
    int words = 0;
    int length = 0;
    for (int at = start; at < end; at += Characters.bytes(text[at])) {
      if (Characters.isWhite(Characters.at(text, at))) {
        length = 0;
      } else {
        words += length == 0 ? 1 : 0;
        length++;
        if (length > limits.wordLength()) {
          return false;
        }
      }
    }
    return words >= limits.wordsInLine();
  }
}
