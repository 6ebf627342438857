package dev.granary.dedup.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadOrderTest {
  private final SpreadOrder order = new SpreadOrder();

  @Test
  void theySortAsTheLibraryDoes() {
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      long[] numbers = random.longs(random.nextInt(300)).toArray();
      if (i % 2 == 0) {
        // Each about twice.
        for (int at = 0; at < numbers.length; at++) {
          numbers[at] = numbers[random.nextInt(numbers.length)];
        }
      }
      assertSorted(numbers);
    }
  }

  @Test
  void numbersThatAreNotSpreadComeOutRightToo() {
    assertSorted(LongStream.rangeClosed(-500, 500).map(number -> -number).toArray());
    assertSorted(new long[1_000]);
    assertSorted(new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 1, Long.MIN_VALUE});
  }

  @Test
  void onlySoManyAsAskedForAreLookedAt() {
    assertThat(order.distinct(new long[] {3, 2, 1}, 2)).containsExactly(2, 3);
    assertThat(order.distinct(new long[] {3, 2, 1}, 1)).containsExactly(3);
    assertThat(order.distinct(new long[] {3, 2, 1}, 0)).isEmpty();
  }

  private void assertSorted(long[] numbers) {
    assertThat(order.distinct(numbers, numbers.length))
        .isEqualTo(Arrays.stream(numbers).sorted().distinct().toArray());
  }
}
