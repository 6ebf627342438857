package dev.granary.decontaminate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.decontaminate.DecontaminatePlan.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of 200 planted items are found: the figures of docs/decisions/0029. */
class RecallTest {
  private static final int ITEMS = 200;

  @ParameterizedTest(name = "{0} words, answer of {1}, {2} changed, in {3} words: {4}")
  @CsvSource({
    // words, answer words, changed words, words around, least share that is found
    "8,   1, 0,     0, 1.00",
    "12,  1, 0,     0, 1.00",
    "20,  2, 0,     0, 1.00",
    "60,  3, 0,     0, 1.00",
    "60, 20, 0,     0, 1.00",
    "12,  1, 0, 20000, 1.00",
    "60, 20, 0, 20000, 1.00",
    "60,  3, 1,     0, 0.35",
    "200, 3, 1,     0, 1.00",
    "200, 3, 3,     0, 0.90",
  })
  void plantedItemsAreFound(int words, int answer, int changes, int around, double least) {
    Random random = new Random(41);
    List<EvaluationItem> items = Exam.items(random, ITEMS, words, answer);
    Exam exam = new Exam(items, 13, 8, Answers.NEAR);
    int found = 0;
    for (EvaluationItem item : items) {
      String text =
          Exam.words(random, around / 2)
              + " Q: "
              + Exam.changed(random, item.question(), changes)
              + "\n\nA: "
              + item.answer()
              + ". "
              + Exam.words(random, around / 2);
      found += exam.in(text.toUpperCase(Locale.ROOT)).contains(item.number()) ? 1 : 0;
    }
    assertThat(found / (double) ITEMS).isGreaterThanOrEqualTo(least);
  }

  @Test
  void aQuestionWithAnotherAnswerGivesNothingAway() {
    Random random = new Random(42);
    List<EvaluationItem> items = Exam.items(random, ITEMS, 40, 3);
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(item.question() + " zebra. " + Exam.words(random, 100)));

    assertThat(found(new Exam(items, 13, 8, Answers.NEAR), texts)).isZero();
    assertThat(found(new Exam(items, 13, 8, Answers.IGNORE), texts)).isEqualTo(ITEMS);
  }

  @Test
  void anAnswerFarFromItsQuestionDoesNotCount() {
    Random random = new Random(43);
    List<EvaluationItem> items = Exam.items(random, 1, 40, 2);
    Exam exam = new Exam(items, 13, 8, Answers.NEAR);
    String question = items.get(0).question();
    String answer = items.get(0).answer();

    assertThat(exam.in(question + " " + Exam.words(random, 48) + " " + answer)).containsExactly(1);
    assertThat(exam.in(answer + " " + Exam.words(random, 48) + " " + question)).containsExactly(1);
    assertThat(exam.in(question + " " + Exam.words(random, 49) + " " + answer)).isEmpty();
  }

  @Test
  void unrelatedTextsOfTheSameWordsRaiseNoAlarm() {
    Random random = new Random(44);
    List<EvaluationItem> items = Exam.items(random, 2_000, 30, 1);
    Exam exam = new Exam(items, 13, 8, Answers.IGNORE);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      texts.add(Exam.words(random, 500));
    }

    assertThat(found(exam, texts)).isZero();
  }

  @Test
  void whatItemsShareWeighsLittle() {
    Random random = new Random(45);
    String preamble = Exam.words(random, 40);
    List<EvaluationItem> items = new ArrayList<>();
    for (EvaluationItem item : Exam.items(random, 50, 30, 0)) {
      items.add(new EvaluationItem(0, item.number(), preamble + " " + item.question(), ""));
    }
    Exam exam = new Exam(items, 13, 8, Answers.NEAR);

    assertThat(exam.in("so it says: " + preamble)).isEmpty();
    assertThat(exam.in(items.get(7).question())).containsExactly(8);
  }

  private static long found(Exam exam, List<String> texts) {
    return texts.stream().filter(text -> !exam.in(text).isEmpty()).count();
  }
}
