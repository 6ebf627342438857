package dev.granary.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/handoff/order.txt");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1000, 4097})
  void everyRecordComesOnceAndIsFoundAgain(long count) {
    for (long epoch = 0; epoch < 3; epoch++) {
      Order order = Order.of(7, epoch, 2, count);
      BitSet seen = new BitSet();
      for (long position = 0; position < count; position++) {
        long record = order.at(position);
        assertThat(record).isBetween(0L, count - 1);
        assertThat(order.positionOf(record)).isEqualTo(position);
        seen.set((int) record);
      }
      assertThat(seen.cardinality()).isEqualTo((int) count);
    }
  }

  @Test
  void itIsWhatAnotherProgramSays() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN);
    for (String line : lines) {
      long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
      Order order = Order.of(numbers[0], numbers[1], (int) numbers[2], numbers[3]);
      for (int i = 4; i < numbers.length; i++) {
        assertThat(order.at(i - 4)).as(line).isEqualTo(numbers[i]);
        assertThat(order.positionOf(numbers[i])).isEqualTo(i - 4);
      }
    }
    assertThat(lines).hasSize(5);
  }

  @Test
  void epochsLanesAndSeedsHaveOrdersOfTheirOwn() {
    List<Order> orders =
        List.of(
            Order.of(1, 0, 0, 1000),
            Order.of(2, 0, 0, 1000),
            Order.of(1, 1, 0, 1000),
            Order.of(1, 0, 1, 1000));

    assertThat(orders.stream().map(order -> order.at(0) + " " + order.at(1) + " " + order.at(2)))
        .doesNotHaveDuplicates();
  }

  @Test
  void placesSpreadOverTheWholeLane() {
    Order order = Order.of(5, 0, 0, 10_000);
    int[] tenths = new int[10];
    for (int position = 0; position < 1_000; position++) {
      tenths[(int) (order.at(position) / 1_000)]++;
    }

    // Of 1,000 taken at random about 100 come from each tenth, give or take 4 times 9.5.
    assertThat(tenths)
        .satisfies(all -> assertThat(Arrays.stream(all).min().orElse(0)).isGreaterThan(62));
    assertThat(Arrays.stream(tenths).max().orElse(0)).isLessThan(138);
  }

  @Test
  void whatIsNotThereIsRefused() {
    Order order = Order.of(1, 0, 0, 10);

    assertThatThrownBy(() -> order.at(10)).hasMessage("10 of 10 records");
    assertThatThrownBy(() -> order.positionOf(-1)).hasMessage("-1 of 10 records");
  }
}
