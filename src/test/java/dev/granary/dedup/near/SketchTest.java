package dev.granary.dedup.near;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.granary.dedup.near.NearRule.Shingle;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {
  private static final int SIZE = 128;
  private static final int PAIRS = 3_000;

  /** By the Python of {@link ShinglesTest}, which throws shingles into bins as the paper has it. */
  @Test
  void itIsWhatPythonMakes() {
    int[] numbers = new int[8];
    Shingles shingles = new Shingles(Shingle.of(5));
    shingles.take(
        "The bird struck the left engine, and the bird was a Möwe.".getBytes(UTF_8), 0, 58);
    new Sketch(8, 20261120).of(shingles.hashes(), shingles.count(), numbers);

    assertThat(numbers)
        .containsExactly(
            0xd4a746a3,
            0x2dcc9447,
            0x0e98c09e,
            0xf252735b,
            0xc8fc15b7,
            0xe822ac6e,
            0x4c411b3a,
            0x768fa473);
    assertThat(new Banding(2, 4).hash(numbers, 1)).isEqualTo(0x43943456e1ebde9aL);

    int[] four = new int[4];
    shingles.take("short".getBytes(UTF_8), 0, 5);
    new Sketch(4, 7).of(shingles.hashes(), 1, four);
    assertThat(four).containsExactly(0x0cdade46, 0x7c281dc1, 0x2967bb17, 0xee078b19);
  }

  /** Better than permutations would: their error is the square root of J(1-J)/128. */
  @ParameterizedTest(name = "{0} of {1} shared")
  @CsvSource({"20, 100", "80, 100", "160, 200", "250, 500", "900, 1000", "9, 11", "2, 4"})
  void theEstimateIsRightInTheMeanAndAsCloseAsThePaperSays(int shared, int all) {
    Random random = new Random(shared * 31L + all);
    double jaccard = (double) shared / all;
    double sum = 0;
    double squares = 0;
    double met = 0;
    Banding banding = new Banding(16, 8);
    for (int pair = 0; pair < PAIRS; pair++) {
      int[][] sketches = pair(random, shared, all);
      double error = Sketch.similarity(sketches[0], sketches[1]) - jaccard;
      sum += error;
      squares += error * error;
      met += meet(banding, sketches) ? 1 : 0;
    }
    double theory = Math.sqrt(jaccard * (1 - jaccard) / SIZE);
    assertThat(sum / PAIRS).isCloseTo(0, within(5 * theory / Math.sqrt(PAIRS)));
    assertThat(Math.sqrt(squares / PAIRS)).isLessThan(1.05 * theory);
    assertThat(met / PAIRS).isCloseTo(banding.caught(jaccard), within(0.03));
  }

  @Test
  void orderAndRepetitionDoNotMatter() {
    Random random = new Random(3);
    long[] once = random.longs(300).toArray();
    long[] twice = new long[600];
    for (int i = 0; i < 300; i++) {
      twice[i] = once[299 - i];
      twice[300 + i] = once[i];
    }

    assertThat(sketch(twice)).isEqualTo(sketch(once));
  }

  @Test
  void anEmptySetHasNone() {
    assertThatThrownBy(() -> sketch(new long[0])).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean meet(Banding banding, int[][] sketches) {
    for (int band = 0; band < banding.bands(); band++) {
      if (banding.hash(sketches[0], band) == banding.hash(sketches[1], band)) {
        return true;
      }
    }
    return false;
  }

  private static int[][] pair(Random random, int shared, int all) {
    long[] union = random.longs(all).toArray();
    int left = shared + (all - shared) / 2;
    long[] first = new long[left];
    long[] second = new long[all - left + shared];
    System.arraycopy(union, 0, first, 0, left);
    System.arraycopy(union, 0, second, 0, shared);
    System.arraycopy(union, left, second, shared, all - left);
    return new int[][] {sketch(first), sketch(second)};
  }

  private static int[] sketch(long[] shingles) {
    int[] numbers = new int[SIZE];
    new Sketch(SIZE, 20261120).of(shingles, shingles.length, numbers);
    return numbers;
  }
}
