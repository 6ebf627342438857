package dev.granary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The golden values are Python's:
 *
 * <pre>
 * M = (1 &lt;&lt; 64) - 1
 * def finalise(x):
 *     x = ((x ^ (x >> 27)) * 0x3C79AC492BA7B653) &amp; M
 *     x = ((x ^ (x >> 33)) * 0x1C69B3F74AC4AE35) &amp; M
 *     return x ^ (x >> 27)
 * G = 0x9E3779B97F4A7C15
 * def mix(s, v): return finalise((finalise(finalise((s + G) &amp; M) ^ v) + G) &amp; M)
 * </pre>
 */
class StableHashTest {
  private static final int CELLS = 1_024;
  private static final int DRAWS = CELLS * 256;

  /** Five standard deviations of chi-square above and below its mean of one a degree of freedom. */
  private static final double MOST_DEVIATION = 5 * Math.sqrt(2.0 * (CELLS - 1));

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0000000000000000, aa409a19f4b9dcd9",
    "0000000000000000, 0000000000000001, 966d4c852da2eee0",
    "0000000001352900, ffffffffffffffff, ada87cebfead531e",
    "8000000000000000, 0123456789abcdef, f7c0b5836dab169e"
  })
  void mixesNumbersAsPythonDoes(String seed, String value, String expected) {
    assertThat(StableHash.mix(parse(seed), parse(value))).isEqualTo(parse(expected));
  }

  /** mix(mix(20261120, 0x0011223344556677), 0x8899aabbccddeeff) */
  @Test
  void mixesIdsAsPythonDoes() {
    RecordId id = RecordId.parse("00112233445566778899aabbccddeeff");

    assertThat(StableHash.mix(20261120L, id)).isEqualTo(0xf5464c030a3a711fL);
  }

  @Test
  void eachBitOfTheValueTurnsHalfOfTheHash() {
    assertThat(worstBias(bits -> StableHash.mix(1, bits))).isLessThan(0.05);
  }

  @Test
  void eachBitOfTheSeedTurnsHalfOfTheHash() {
    assertThat(worstBias(bits -> StableHash.mix(bits, 1))).isLessThan(0.05);
  }

  @Test
  void eachBitOfAnIdTurnsHalfOfTheHash() {
    assertThat(worstBias(bits -> StableHash.mix(1, new RecordId(bits, 1)))).isLessThan(0.05);
    assertThat(worstBias(bits -> StableHash.mix(1, new RecordId(1, bits)))).isLessThan(0.05);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20261120, -1, Long.MIN_VALUE})
  void sequencesFallEvenly(long seed) {
    assertEven(LongStream.range(0, DRAWS).map(value -> StableHash.mix(seed, value)));
    assertEven(LongStream.range(0, DRAWS).map(value -> StableHash.mix(seed, value << 44)));
    assertEven(LongStream.range(0, DRAWS).map(value -> StableHash.mix(value, seed)));
    assertEven(
        LongStream.range(0, DRAWS).map(value -> StableHash.mix(seed, new RecordId(value, value))));
  }

  @Test
  void theUnitIsAtLeastZeroAndBelowOne() {
    assertThat(StableHash.unit(0)).isZero();
    assertThat(StableHash.unit(-1)).isEqualTo(Math.nextDown(1.0)).isLessThan(1);
    assertThat(StableHash.unit(Long.MIN_VALUE)).isEqualTo(0.5);
    assertThat(StableHash.unit(0x7FF)).isZero();
    assertThat(StableHash.unit(0x800)).isEqualTo(0x1.0p-53);
  }

  @Test
  void theMeanOfUnitsIsOneHalf() {
    double mean =
        LongStream.range(0, DRAWS)
            .mapToDouble(value -> StableHash.unit(StableHash.mix(7, value)))
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(0.5, within(5 / Math.sqrt(12.0 * DRAWS)));
  }

  /**
   * Over all pairs of an input bit and an output bit, the farthest from turning half of the time.
   */
  private static double worstBias(LongUnaryOperator hash) {
    int samples = 10_000;
    double worst = 0;
    for (int in = 0; in < Long.SIZE; in++) {
      int[] turned = new int[Long.SIZE];
      for (long sample = 0; sample < samples; sample++) {
        long difference = hash.applyAsLong(sample) ^ hash.applyAsLong(sample ^ (1L << in));
        for (int out = 0; out < Long.SIZE; out++) {
          turned[out] += (int) ((difference >>> out) & 1);
        }
      }
      for (int count : turned) {
        worst = Math.max(worst, Math.abs(count / (double) samples - 0.5));
      }
    }
    return worst;
  }

  /**
   * Both the upper and the lower bits must fall into equal cells as often as chance would have it.
   */
  private static void assertEven(LongStream hashes) {
    long[] upper = new long[CELLS];
    long[] lower = new long[CELLS];
    hashes.forEach(
        hash -> {
          upper[(int) (StableHash.unit(hash) * CELLS)]++;
          lower[(int) (hash & (CELLS - 1))]++;
        });
    assertThat(chiSquare(upper)).isCloseTo(CELLS - 1.0, within(MOST_DEVIATION));
    assertThat(chiSquare(lower)).isCloseTo(CELLS - 1.0, within(MOST_DEVIATION));
  }

  private static double chiSquare(long[] counts) {
    double expected = DRAWS / (double) CELLS;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static long parse(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
