package dev.granary.check.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts of 8 MiB, the most that a field holds, of pieces that a careless filter takes hours for.
 */
@Timeout(60)
class LongTextTest {
  private static final int LENGTH = 8 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ", "\n", "a\n", " \n", ".", "!?", "a,", "[", "[1", "a b c ", ". a", "use use", "é",
        "\r\n", "#\u2028"
      })
  void timeGrowsWithTheLengthAlone(String piece) {
    QualityFilters filters =
        new QualityFilters(
            new QualityPlan(
                List.of(0),
                List.of(
                    Unmissable.GOPHER, Unmissable.REPETITION, Unmissable.C4, Unmissable.FINEWEB)));
    byte[] unit = piece.getBytes(StandardCharsets.UTF_8);
    byte[] text = piece.repeat(LENGTH / unit.length).getBytes(StandardCharsets.UTF_8);
    FieldValues values = new FieldValues(1);
    values.setText(0, text, 0, text.length);

    filters.judge(values);
  }

  @Test
  void aLongTextOfDifferentWordsIsNoWorse() {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; text.length() < LENGTH; i++) {
      text.append(Integer.toString(i * 0x9E3779B1, 36)).append(i % 2 == 0 ? ' ' : '\n');
    }

    assertThat(new Judged(Unmissable.REPETITION).evidence(text.toString())).isEmpty();
  }
}
