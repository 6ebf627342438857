package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  @RepeatedTest(40)
  void sumsAndSquaresAreThoseOfDecimals(RepetitionInfo info) throws IOException {
    Random random = new Random(info.getCurrentRepetition());
    List<Double> numbers = numbers(random, 200);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double number : numbers) {
      BigDecimal exact = new BigDecimal(number);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }

    assertThat(sumOf(numbers).value()).isEqualByComparingTo(sum);
    assertThat(squaresOf(numbers).value()).isEqualByComparingTo(squares);
  }

  @RepeatedTest(40)
  void partsInAnyOrderGiveTheSameBytes(RepetitionInfo info) throws IOException {
    Random random = new Random(info.getCurrentRepetition());
    List<Double> numbers = numbers(random, 100);
    byte[] whole = bytes(sumOf(numbers));
    Collections.shuffle(numbers, random);
    int cut = random.nextInt(100);
    ExactSum parts = sumOf(numbers.subList(cut, 100));
    parts.merge(sumOf(numbers.subList(0, cut)));

    assertThat(bytes(parts)).isEqualTo(whole);
    assertThat(bytes(ExactSum.read(new DataInputStream(new ByteArrayInputStream(whole)))))
        .isEqualTo(whole);
  }

  @Test
  void whatCancelsLeavesNothing() throws IOException {
    ExactSum sum = sumOf(List.of(1e38, 1.0, -1e38, -1.0));

    assertThat(sum.value()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(bytes(sum)).isEqualTo(bytes(new ExactSum()));
  }

  @Test
  void wholeNumbersAreAddedToTheLastBit() {
    ExactSum sum = new ExactSum();
    ExactSum squares = new ExactSum();
    for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 9_007_199_254_740_993L}) {
      sum.add(value);
      squares.addSquare(value);
    }

    assertThat(sum.value()).isEqualByComparingTo("9007199254740991");
    assertThat(squares.value())
        .isEqualByComparingTo(
            new BigDecimal("9223372036854775808")
                .pow(2)
                .add(new BigDecimal("9223372036854775807").pow(2))
                .add(BigDecimal.ONE)
                .add(new BigDecimal("9007199254740993").pow(2)));
  }

  private static List<Double> numbers(Random random, int count) {
    List<Double> numbers = new ArrayList<>();
    while (numbers.size() < count) {
      double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
      numbers.add(random.nextInt(10) == 0 ? Double.MIN_VALUE * random.nextInt(9) : number);
    }
    return numbers;
  }

  private static ExactSum sumOf(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::add);
    return sum;
  }

  private static ExactSum squaresOf(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::addSquare);
    return sum;
  }

  private static byte[] bytes(ExactSum sum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sum.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
