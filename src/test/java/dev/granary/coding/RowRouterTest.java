package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowRouterTest {
  private final RowRouter router = new RowRouter();

  @Test
  void blocksGoOutInTheOrderOfTheirPartitions() {
    for (int partition : new int[] {300, 17, 2, 4095, 0, 2}) {
      router.to(partition).putShort(partition);
    }

    assertThat(flushed())
        .containsExactly(
            Map.entry(0, List.of(0, 0)),
            Map.entry(2, List.of(0, 2, 0, 2)),
            Map.entry(17, List.of(0, 17)),
            Map.entry(300, List.of(1, 44)),
            Map.entry(4095, List.of(15, 255)));
  }

  @Test
  void anEmptyBlockIsNotSent() {
    router.to(1);
    router.to(2).putByte(7);

    assertThat(flushed()).containsExactly(Map.entry(2, List.of(7)));
  }

  @Test
  void nothingIsSentTwice() {
    router.to(1).putByte(7);
    flushed();

    assertThat(flushed()).isEmpty();
    router.to(1).putByte(8);
    assertThat(flushed()).containsExactly(Map.entry(1, List.of(8)));
  }

  private Map<Integer, List<Integer>> flushed() {
    Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
    router.flush((partition, block) -> blocks.put(partition, unsigned(block)));
    return blocks;
  }

  private static List<Integer> unsigned(byte[] block) {
    List<Integer> numbers = new ArrayList<>();
    for (byte number : block) {
      numbers.add(number & 0xff);
    }
    return numbers;
  }
}
