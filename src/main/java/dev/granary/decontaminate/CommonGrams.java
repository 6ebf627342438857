package dev.granary.decontaminate;

import dev.granary.coding.RowBuffer;
import java.util.Arrays;

/** The n-grams that too many records have: they tell nothing of where a text comes from. */
final class CommonGrams {
  private final int[] numbers;

  private CommonGrams(int[] numbers) {
    this.numbers = numbers;
  }

  /** From the numbers as they travel, four bytes each, in any order. */
  static CommonGrams of(byte[] block) {
    int[] numbers = new int[block.length / Integer.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = RowBuffer.intAt(block, i * Integer.BYTES);
    }
    Arrays.sort(numbers);
    return new CommonGrams(numbers);
  }

  boolean has(int gram) {
    return Arrays.binarySearch(numbers, gram) >= 0;
  }
}
