package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
  static IntStream counts() {
    return IntStream.iterate(1, count -> count <= Partitions.MOST, count -> 2 * count);
  }

  @ParameterizedTest
  @MethodSource("counts")
  void rangesAreEqualAndCoverEveryNumber(int count) {
    Partitions partitions = new Partitions(count);
    assertThat(partitions.of(0)).isZero();
    assertThat(partitions.of(-1)).isEqualTo(count - 1);

    long width = count == 1 ? 0 : Long.divideUnsigned(-1L, count) + 1;
    for (int partition = 1; partition < count; partition++) {
      assertThat(partitions.of(partition * width)).isEqualTo(partition);
      assertThat(partitions.of(partition * width - 1)).isEqualTo(partition - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("counts")
  void rangesAscend(int count) {
    Partitions partitions = new Partitions(count);
    long[] numbers =
        new Random(7)
            .longs(1000)
            .boxed()
            .sorted(Long::compareUnsigned)
            .mapToLong(Long::longValue)
            .toArray();

    assertThat(IntStream.range(0, 1000).map(i -> partitions.of(numbers[i])).toArray()).isSorted();
  }

  @Test
  void onePartitionHoldsEverything() {
    assertThat(new Partitions(1).of(Long.MIN_VALUE)).isZero();
    assertThat(new Partitions(1).of(Long.MAX_VALUE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, 12, 4095, 4097, 8192, Integer.MIN_VALUE, 1 << 30})
  void aCountThatIsNoPowerOfTwoOrTooLargeIsRefused(int count) {
    assertThatThrownBy(() -> new Partitions(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("partitions must be a power of two up to 4096: " + count);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 16, 1",
    "16, 16, 1",
    "17, 16, 2",
    "32, 16, 2",
    "33, 16, 4",
    "64, 16, 4",
    "65, 16, 8",
    "65536, 16, 4096",
    "65537, 16, 4096",
    "9223372036854775807, 1, 4096",
    "9223372036854775807, 9223372036854775807, 1"
  })
  void theCountFollowsFromTheSizeOfTheInput(long bytes, long each, int count) {
    assertThat(Partitions.of(bytes, each)).isEqualTo(new Partitions(count));
  }
}
