package dev.granary.decontaminate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.decontaminate.DecontaminatePlan.Answers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What evidence quotes of a text; the exam asks for five words on either side. */
class PassageTest {
  private static final EvaluationItem ITEM =
      new EvaluationItem(0, 1, "Where do the wild geese go when the river freezes", "");
  private final Exam exam = new Exam(List.of(ITEM), 13, 8, Answers.IGNORE);

  @Test
  void aFindIsQuotedAsTheTextSaysItWithItsNeighbours() {
    assertThat(
            passage(
                "“Ümlaut, naïve — and more: one two three. WHERE do the  wild geese go; when"
                    + " the river freezes?” asked 日本語 and nobody knew"))
        .isEqualTo(
            new Passage(
                "and more: one two three. ",
                "WHERE do the  wild geese go; when the river freezes",
                "?” asked 日本語 and"));
  }

  @Test
  void aTextThatIsNothingElseHasNoNeighbours() {
    assertThat(passage(ITEM.question())).isEqualTo(new Passage("", ITEM.question(), ""));
  }

  @Test
  void whatStandsOutsideOfTheWordsIsNotQuoted() {
    assertThat(passage("… " + ITEM.question() + "!!"))
        .isEqualTo(new Passage("", ITEM.question(), ""));
  }

  @Test
  void endlessWordsAreLeftOutAndNoLetterIsTorn() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      String endless = "x".repeat(random.nextInt(4)) + "éж𐍈".repeat(300 + random.nextInt(50));
      String text = endless + " " + ITEM.question() + " " + endless;

      Passage passage = passage(text);

      assertThat(passage.before()).startsWith("…").doesNotContain("\uFFFD");
      assertThat(passage.behind()).endsWith("…").doesNotContain("\uFFFD");
      assertThat(passage.before().getBytes(StandardCharsets.UTF_8).length).isBetween(490, 503);
      assertThat(text)
          .contains(passage.before().substring(1) + passage.found())
          .contains(passage.found() + passage.behind().replace("…", ""));
    }
  }

  private Passage passage(String text) {
    return exam.evidence(text).get(0).passage();
  }
}
