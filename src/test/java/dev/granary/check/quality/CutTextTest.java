package dev.granary.check.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.DomainIndex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the plain way with strings, over texts of few and awkward pieces. */
class CutTextTest {
  private static final List<String> PIECES =
      List.of(
          "a", "a", "b", "ab", "é", "e\u0301", "北京", "𝒳", "½", "7", "-", "•", ".", ".", "...", "…",
          "#", "##", "!", "!!", "🙂", "🙂🙂", "€", "\"", " ", " ", " ", " ", "\u00A0", "\u2003",
          "\t", "\n", "\n", "\n\n", "\u0085");

  private final Vocabulary vocabulary = new Vocabulary();
  private final Grams grams = new Grams(vocabulary);
  private final Repeated repeated = new Repeated();
  private final CutText cut =
      new CutText(new Tokens(new DomainIndex(List.of("a", "ab")), vocabulary));

  static Stream<String> texts() {
    SplittableRandom random = new SplittableRandom(20261120);
    return Stream.iterate(0, i -> i + 1)
        .limit(3_000)
        .map(
            i -> {
              StringBuilder text = new StringBuilder();
              int kinds = 2 + random.nextInt(PIECES.size() - 2);
              int shift = random.nextInt(PIECES.size());
              for (int left = random.nextInt(1 + random.nextInt(120)); left > 0; left--) {
                text.append(PIECES.get((shift + random.nextInt(kinds)) % PIECES.size()));
              }
              return text.toString();
            });
  }

  @Test
  void everyCountIsTheOneThatStringsGive() {
    texts().forEach(this::assertCounts);
  }

  private void assertCounts(String text) {
    NaiveFilters naive = new NaiveFilters(text);
    take(text);
    Tokens tokens = cut.tokens();

    assertThat(cut.points()).as(text).isEqualTo(NaiveFilters.points(text));
    assertThat(cut.newLines() + 1).as(text).isEqualTo(naive.lines().size());
    assertThat(tokens.count()).as(text).isEqualTo(naive.tokens().size());
    assertThat(tokens.words()).as(text).isEqualTo(naive.words().size());
    assertThat(tokens.wordPoints()).as(text).isEqualTo(naive.wordPoints());
    assertThat(tokens.lettered()).as(text).isEqualTo((int) naive.lettered());
    assertThat(tokens.stopWords())
        .as(text)
        .isEqualTo(
            (int) naive.tokens().stream().filter(List.of("a", "ab")::contains).distinct().count());
    assertThat(cut.ellipses()).as(text).isEqualTo(naive.ellipses());
    assertThat(cut.hashes()).as(text).isEqualTo(text.split("#", -1).length - 1);
    assertThat(cut.lines().count() + cut.lines().empty()).as(text).isEqualTo(naive.lines().size());
    assertParagraphs(text, naive.repeatedParagraphs());
    assertGrams(text, naive);
  }

  private void assertParagraphs(String text, NaiveFilters.Dups expected) {
    repeated.clear(cut.text());
    new Paragraphs(cut).addTo(repeated);

    assertThat(new NaiveFilters.Dups(repeated.repeated(), repeated.pieces(), repeated.points()))
        .as(text)
        .isEqualTo(expected);
  }

  private void assertGrams(String text, NaiveFilters naive) {
    grams.begin();
    for (int length = 2; length <= 10; length++) {
      grams.lengthen();
      if (grams.isAny()) {
        assertThat(grams.topPoints()).as("%d of %s", length, text).isEqualTo(naive.top(length));
        assertThat(grams.duplicatedPoints())
            .as("%d of %s", length, text)
            .isEqualTo(naive.duplicated(length));
      } else {
        assertThat(naive.top(length)).isZero();
      }
    }
  }

  static Stream<List<String>> examples() {
    return Stream.of(
        List.of("(\"don't...\")", "(", "\"", "don't", "...", "\"", ")"),
        List.of("well-known, 3.14", "well-known", ",", "3.14"),
        List.of("!?!! --", "!", "?", "!!", "--"),
        List.of("🙂🙂€x²", "🙂🙂", "€", "x²"),
        List.of("a\u00A0b\u2028c", "a", "b", "c"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void wordsHoldWhatStandsInsideAndSymbolsStandAlone(List<String> textAndTokens) {
    NaiveFilters naive = new NaiveFilters(textAndTokens.get(0));
    take(textAndTokens.get(0));

    assertThat(naive.tokens()).isEqualTo(textAndTokens.subList(1, textAndTokens.size()));
    assertThat(cut.tokens().count()).isEqualTo(textAndTokens.size() - 1);
  }

  private void take(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    cut.cut(bytes, 0, bytes.length);
  }
}
