package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObservedTest {
  private static final String[] LETTERS = {"a", "ß", "語", "😀", "\u0000", "\u007f"};

  @Test
  void lettersAreCountedAsCodePointsWhereverTheTextLies() {
    Random random = new Random(1);
    Observed observed = new Observed(1);
    for (int turn = 0; turn < 10_000; turn++) {
      String before = text(random, random.nextInt(9));
      String text = text(random, random.nextInt(40));
      byte[] bytes = (before + text + "語").getBytes(StandardCharsets.UTF_8);
      int start = before.getBytes(StandardCharsets.UTF_8).length;

      observed.word(0, bytes, start, text.getBytes(StandardCharsets.UTF_8).length);

      assertThat(observed.lettersOf(0)).as(text).isEqualTo(text.codePointCount(0, text.length()));
    }
  }

  @Test
  void aSampledRecordTellsEachValueByItself() {
    List<Measured> measured =
        List.of(
            new Measured("number", Kind.WHOLE, Showing.SHOWN),
            new Measured("missing", Kind.WORD, Showing.SHOWN),
            new Measured("word", Kind.WORD, Showing.SHOWN),
            new Measured("hidden", Kind.WORD, Showing.HIDDEN),
            new Measured("long", Kind.WORD, Showing.SHOWN),
            new Measured("real", Kind.REAL, Showing.SHOWN));
    Observed observed = new Observed(measured.size());
    observed.whole(0, -5);
    observed.missing(1);
    word(observed, 2, "größe");
    word(observed, 3, "secret");
    word(observed, 4, "x".repeat(65));
    observed.real(5, 0.5);

    SampledRecord record =
        SampledRecord.of(observed, measured, new byte[measured.size() * SampledRecord.MOST]);

    assertThat(record.value(5, measured).key()).isEqualTo(Sortable.of(0.5));
    assertThat(record.value(0, measured).key()).isEqualTo(Sortable.of(-5));
    assertThat(record.value(1, measured)).isEqualTo(SampledRecord.Value.NONE);
    assertThat(record.value(2, measured))
        .isEqualTo(new SampledRecord.Value(true, observed.key(2), "größe"));
    assertThat(record.value(3, measured))
        .isEqualTo(new SampledRecord.Value(true, observed.key(3), ""));
    assertThat(record.value(4, measured).text()).isEmpty();
  }

  private static String text(Random random, int letters) {
    StringBuilder text = new StringBuilder();
    for (int left = letters; left > 0; left--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private static void word(Observed observed, int feature, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    observed.word(feature, bytes, 0, bytes.length);
  }
}
