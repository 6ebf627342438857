package dev.granary.decontaminate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.decontaminate.DecontaminatePlan.Answers;
import dev.granary.decontaminate.DecontaminatePlan.Cutting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts out of which items are cut. */
class CutItemsOutTest {
  private static final EvaluationItem GEESE =
      new EvaluationItem(0, 1, "Where do the wild geese go when the river freezes", "");

  @Test
  void whatStandsAroundTheItemIsLeft() {
    Exam exam = exam(0, 10, 0);

    assertThat(exam.cut("He asked: “where do the wild geese, go when the river FREEZES?” Nobody."))
        .contains("He asked: “\n?” Nobody.");
  }

  @Test
  void aTextWithoutItemsIsLeftAsItIs() {
    String text = "  Where do the wild geese go when the lake freezes \n";

    assertThat(exam(0, 1, 1000).cut(text)).contains(text);
  }

  @Test
  void soManyCharactersGoAroundItToTheEndsOfTheirWords() {
    String text = "one two Ümläute " + GEESE.question() + " seven eight nine";

    assertThat(exam(4, 10, 0).cut(text)).contains("one two\neight nine");
    assertThat(exam(10, 10, 0).cut(text)).contains("one\nnine");
    assertThat(exam(1000, 10, 0).cut(text)).isEmpty();
  }

  @Test
  void piecesThatAreTooShortGoToo() {
    String text = "ä".repeat(9) + " " + GEESE.question() + " " + "ü".repeat(10);

    assertThat(exam(0, 10, 9).cut(text)).contains("ä".repeat(9) + "\n" + "ü".repeat(10));
    assertThat(exam(0, 10, 10).cut(text)).contains("ü".repeat(10));
    assertThat(exam(0, 10, 11).cut(text)).isEmpty();
  }

  @Test
  void aTextThatFallsIntoTooManyPiecesGoes() {
    String text = ("page " + GEESE.question() + " ").repeat(6) + "page";

    assertThat(exam(0, 7, 0).cut(text)).contains(String.join("\n", List.of(text(7))));
    assertThat(exam(0, 6, 0).cut(text)).isEmpty();
  }

  @Test
  void piecesThatMakeAnItemTogetherAreCutAgain() {
    String text =
        "a b Where do the wild " + GEESE.question() + " geese go when the river freezes c";

    assertThat(exam(0, 10, 0).cut(text)).contains("a b\nc");
  }

  @Test
  void wordsWithoutSpacesAreCutBetweenCharacters() {
    EvaluationItem item = new EvaluationItem(0, 1, "雁は川が凍るとどこへ行くのか", "");
    Exam exam = new Exam(List.of(item), 13, 8, Answers.IGNORE, new Cutting(1, 10, 0));

    assertThat(exam.cut("昔々、雁は川が凍るとどこへ行くのか、と訊いた")).contains("昔々\nと訊いた");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingIsFoundInWhatIsLeft(long seed) {
    Random random = new Random(seed);
    List<EvaluationItem> items = Exam.items(random, 40, 30, 3);
    int left = 0;
    for (int run = 0; run < 150; run++) {
      Exam exam =
          new Exam(
              items,
              13,
              8,
              run % 2 == 0 ? Answers.IGNORE : Answers.NEAR,
              new Cutting(random.nextInt(3) * 20, 100, random.nextInt(40)));
      String text = riddled(random, items);

      Optional<String> cut = exam.cut(text);

      if (cut.isPresent()) {
        left++;
        assertThat(exam.in(cut.get())).isEmpty();
        for (int found : exam.in(text)) {
          assertThat(exam.gramsOf(found, cut.get())).as("n-grams of " + found).isZero();
        }
        assertThat(text).contains(List.of(cut.get().split("\n")));
        assertThat(exam.cut(cut.get())).as("it is left alone then").isEqualTo(cut);
      }
    }
    assertThat(left).as("texts of which something was left").isGreaterThan(100);
  }

  /** Whole items, halves of them, items within others, and other words, in any order. */
  private static String riddled(Random random, List<EvaluationItem> items) {
    List<String> parts = new ArrayList<>();
    int count = 2 + random.nextInt(8);
    for (int part = 0; part < count; part++) {
      EvaluationItem item = items.get(random.nextInt(items.size()));
      String[] halves = halves(item.question());
      switch (random.nextInt(6)) {
        case 0 -> parts.add(item.question() + " " + item.answer());
        case 1 -> parts.add(halves[0] + " " + item.question() + " " + halves[1]);
        case 2 -> parts.add(halves[random.nextInt(2)]);
        case 3 -> parts.add(within(item, items.get(random.nextInt(items.size()))));
        default -> parts.add(Exam.words(random, 1 + random.nextInt(80)));
      }
    }
    return String.join(" ", parts);
  }

  /** One item in the middle of another, which only then says itself when the first is gone. */
  private static String within(EvaluationItem outer, EvaluationItem inner) {
    String[] words = outer.question().split(" ");
    List<String> all = new ArrayList<>(List.of(words));
    all.add(12, inner.question() + " " + inner.answer());
    return String.join(" ", all);
  }

  private static String[] halves(String text) {
    int middle = text.indexOf(' ', text.length() / 2);
    return new String[] {text.substring(0, middle), text.substring(middle + 1)};
  }

  private static String[] text(int pages) {
    return "page ".repeat(pages).trim().split(" ");
  }

  private static Exam exam(int around, int pieces, int shortest) {
    return new Exam(List.of(GEESE), 13, 8, Answers.IGNORE, new Cutting(around, pieces, shortest));
  }
}
