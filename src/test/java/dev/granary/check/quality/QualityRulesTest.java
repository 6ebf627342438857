package dev.granary.check.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.FilterLimits;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.GopherLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the evidence says, where each limit lies, and what the published verdicts do not show. */
class QualityRulesTest {
  private static final String SENTENCE = "It is said that he has gone. ";

  @Test
  void evidenceTellsTheRuleTheCountsAndTheLimit() {
    Judged gopher = new Judged(Published.GOPHER);

    assertThat(gopher.evidence("too short")).isEqualTo("gopher_short_doc: 2 words, at least 50");
    assertThat(gopher.evidence("a ".repeat(60)))
        .isEqualTo("gopher_below_avg_threshold: 60 characters in 60 words, at least 3");
    assertThat(gopher.evidence("- and that holds here\n".repeat(20)))
        .isEqualTo("gopher_too_many_bullets: 20 of 20 lines, at most 0.9");
    assertThat(new Judged(Published.REPETITION).evidence("one\ntwo\none"))
        .isEqualTo("dup_line_frac: 1 of 3 lines, at most 0.3");
    assertThat(new Judged(Published.FINEWEB).evidence("One is here\n\n\nTwo"))
        .isEqualTo("line_punct_ratio: 0 of 2 lines, at least 0.12");
  }

  @Test
  void aLimitItselfIsAllowed() {
    Judged words =
        new Judged(gopher(new GopherLimits.Words(3, 4), new GopherLimits.MeanLength(2, 3)));

    assertThat(words.rule("ab cd")).isEqualTo("gopher_short_doc");
    assertThat(words.rule("ab cd ef")).isEmpty();
    assertThat(words.rule("abc def ghi jkl")).isEmpty();
    assertThat(words.rule("ab cd ef gh ij")).isEqualTo("gopher_long_doc");
    assertThat(words.rule("ab cd e")).isEqualTo("gopher_below_avg_threshold");
    assertThat(words.rule("abc def ghij")).isEqualTo("gopher_above_avg_threshold");
  }

  @Test
  void aTextOfNothingIsDroppedByWhatWantsSomething() {
    assertThat(new Judged(Published.GOPHER).rule("")).isEqualTo("gopher_short_doc");
    assertThat(new Judged(Published.REPETITION).rule("")).isEqualTo("empty");
    assertThat(new Judged(Published.C4).rule("")).isEqualTo("too_few_sentences");
    assertThat(new Judged(Published.FINEWEB).rule("")).isEqualTo("empty");
    assertThat(new Judged(Unmissable.GOPHER).rule("")).isEmpty();
  }

  @Test
  void sentencesEndBeforeWhiteSpaceThatNoSmallLetterFollows() {
    Judged c4 = new Judged(new C4Limits(1_000, 0, FilterLimits.NO_MOST, Set.of()));

    assertThat(c4.evidence("One. Two! \"Three?\" (Four.) five"))
        .startsWith("too_few_sentences: 4 ");
    assertThat(c4.evidence("It is 3.14 and e.g. this. ")).startsWith("too_few_sentences: 1 ");
    assertThat(c4.evidence("第一。 第二。\nthird")).startsWith("too_few_sentences: 3 ");
    assertThat(c4.evidence("Wait... What?! \n\n")).startsWith("too_few_sentences: 2 ");
  }

  @Test
  void linesThatC4WouldTakeOutDoNotCount() {
    Judged c4 = new Judged(new C4Limits(2, 3, 20, Published.C4.rules()));
    String good = SENTENCE + "\nThat is all of it.[12]\n";

    assertThat(c4.rule(good)).isEmpty();
    assertThat(c4.rule(SENTENCE + "\nThat is all of it [12]")).isEqualTo("too_few_sentences");
    assertThat(c4.rule(SENTENCE + "\nUse JavaScript for it.")).isEqualTo("too_few_sentences");
    assertThat(c4.rule(SENTENCE + "\nRead our PRIVACY policy.")).isEqualTo("too_few_sentences");
    assertThat(c4.rule(SENTENCE + "\nSo it goes on...")).isEqualTo("too_few_sentences");
    assertThat(c4.rule(SENTENCE + "\nA " + "b".repeat(21) + " is.")).isEqualTo("too_few_sentences");
    assertThat(c4.rule(good + "Such a {brace} is.")).isEqualTo("curly_bracket");
    assertThat(c4.rule(good + "Such a {brace} does not count")).isEmpty();
    assertThat(c4.rule(good + "It says Lorem[1] ipsum.")).isEqualTo("lorem_ipsum");
  }

  @Test
  void aTextInWhichNoLineEndsLikeASentenceCanBeSpared() {
    Judged sparing =
        new Judged(
            new FineWebLimits(
                new FineWebLimits.Punctuation(0.5, FineWebLimits.WithoutAny.PASSES),
                new FineWebLimits.ShortLines(1, 30),
                1,
                10));

    assertThat(sparing.rule("one\ntwo\nthree")).isEmpty();
    assertThat(sparing.rule("one.\ntwo\nthree")).isEqualTo("line_punct_ratio");
  }

  @Test
  void aReturnBeforeALineEndIsNoCharacter() {
    String text = "That is.\n\nThis was it?\nNo.\n";

    for (FilterLimits limits :
        List.of(Published.GOPHER, Published.REPETITION, Published.C4, Published.FINEWEB)) {
      Judged judged = new Judged(limits);
      assertThat(judged.evidence(text.replace("\n", "\r\n"))).isEqualTo(judged.evidence(text));
    }
  }

  @Test
  void severalFieldsAreOneTextAndAMissingOneIsNothing() {
    QualityFilters filters =
        new QualityFilters(
            new QualityPlan(List.of(2, 0), List.of(new C4Limits(100, 1, 100, Set.of()))));
    FieldValues values = new FieldValues(3);
    text(values, 0, "One. Two.");
    assertThat(filters.judge(values).map(Finding::measure)).contains("2 sentences, at least 100");
    text(values, 2, "Three");

    Optional<Finding> finding = filters.judge(values);

    assertThat(finding.map(Finding::measure)).contains("3 sentences, at least 100");
    assertThat(finding.map(Finding::reason)).contains(Reason.QUALITY_C4);
  }

  @Test
  void theFirstFilterOfThePlanDecides() {
    assertThat(new Judged(Published.C4, Published.GOPHER).of("no").map(Finding::reason))
        .contains(Reason.QUALITY_C4);
    assertThat(new Judged(Published.GOPHER, Published.C4).of("no").map(Finding::reason))
        .contains(Reason.QUALITY_GOPHER);
  }

  private static void text(FieldValues values, int field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    values.setText(field, bytes, 0, bytes.length);
  }

  private static GopherLimits gopher(GopherLimits.Words words, GopherLimits.MeanLength length) {
    GopherLimits off = Unmissable.GOPHER;
    return new GopherLimits(
        words,
        length,
        off.symbolWordRatio(),
        off.bulletLinesRatio(),
        off.ellipsisLinesRatio(),
        off.alphaWordsRatio(),
        off.stopWords());
  }
}
