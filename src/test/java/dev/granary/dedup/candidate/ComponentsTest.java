package dev.granary.dedup.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {
  @Test
  void whatHangsTogetherIsKnownByItsSmallestOrdinal() {
    Components components = new Components();
    components.unite(9, 8);
    components.unite(20, 21);
    components.unite(8, 3);
    components.unite(0, 30);

    assertThat(byOrdinal(components))
        .isEqualTo(Map.of(3L, 3L, 8L, 3L, 9L, 3L, 20L, 20L, 21L, 20L, 0L, 0L, 30L, 0L));
  }

  @Test
  void ordinalsCompareWithoutASign() {
    Components components = new Components();
    components.unite(-2, 7);

    assertThat(byOrdinal(components)).isEqualTo(Map.of(-2L, 7L, 7L, 7L));
  }

  /** Chains of ten, far more than there is room for at first. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyOrderOfPairsGivesTheSame(long seed) {
    List<long[]> pairs = new ArrayList<>();
    for (long i = 0; i < 50_000; i++) {
      if (i % 10 != 9) {
        pairs.add(new long[] {i << 20, (i + 1) << 20});
      }
    }
    Collections.shuffle(pairs, new Random(seed));
    Components components = new Components();
    pairs.forEach(pair -> components.unite(pair[0], pair[1]));

    assertThat(components.count()).isEqualTo(50_000);
    byOrdinal(components)
        .forEach(
            (ordinal, component) ->
                assertThat(component).isEqualTo(((ordinal >> 20) / 10 * 10) << 20));
  }

  private static Map<Long, Long> byOrdinal(Components components) {
    Map<Long, Long> found = new TreeMap<>();
    for (int record = 0; record < components.count(); record++) {
      found.put(components.ordinal(record), components.component(record));
    }
    return found;
  }
}
