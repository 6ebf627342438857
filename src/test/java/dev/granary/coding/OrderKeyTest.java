package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import dev.granary.testing.ChiSquare;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderKeyTest {
  private static final long SEED = 20261120;
  private static final int DRAWS = 100_000;
  private static final double MOST_DEVIATION = 5;
  private static final Partitions SIXTEEN = new Partitions(16);

  /** Python's {@code mix(seed + copy * G, id)}, with the functions of {@code StableHashTest}. */
  @ParameterizedTest
  @CsvSource({
    "0, d767dd66aa3cd9bb",
    "1, 22591149162cb68e",
    "2, 16e679c0cec325c6",
    "999, 84c1bddfb842db94"
  })
  void itIsWhatPythonMakes(int copy, String expected) {
    RecordId id = RecordId.parse("0123456789abcdeffedcba9876543210");

    assertThat(OrderKey.of(SEED, id, copy)).isEqualTo(Long.parseUnsignedLong(expected, 16));
  }

  @Test
  void noTwoCopiesShareAPlace() {
    Set<Long> keys = new HashSet<>();
    for (int record = 0; record < 1000; record++) {
      for (int copy = 0; copy < 100; copy++) {
        keys.add(OrderKey.of(SEED, id(record), copy));
      }
    }

    assertThat(keys).hasSize(1000 * 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 999})
  void whereACopyComesSaysNothingOfWhereItsRecordComes(int copy) {
    assertIndependent(id -> OrderKey.of(SEED, id, 0), id -> OrderKey.of(SEED, id, copy));
  }

  @ParameterizedTest
  @ValueSource(longs = {SEED + 1, 0, -SEED})
  void anotherSeedMakesAnotherOrder(long seed) {
    assertIndependent(id -> OrderKey.of(SEED, id, 0), id -> OrderKey.of(seed, id, 0));
  }

  @Test
  void aRowGoesToThePartitionOfItsKey() {
    for (int record = 0; record < 100; record++) {
      RowBuffer rows = new RowBuffer(0);
      rows.putInt(0);
      RecordRow.put(
          rows,
          id(-1),
          id(record),
          record,
          new RecordRow.Facts(0, 0, 0, 0, 0, 0, 0, RecordRow.Merit.NONE));
      long key = OrderKey.of(SEED, id(record), 0);
      RowRouter router = new RowRouter();

      OrderKey.route(router, SIXTEEN, SEED, rows.bytes(), 4);

      router.flush(
          (partition, block) -> {
            assertThat(partition).isEqualTo(SIXTEEN.of(key));
            assertThat(block).hasSize(RecordRow.WIDTH);
            assertThat(RecordRow.orderKey(block, 0)).isEqualTo(key);
            assertThat(RecordRow.copy(block, 0)).isZero();
          });
    }
  }

  /** Each pair of sixteenths is met as often as any other. */
  private static void assertIndependent(
      ToLongFunction<RecordId> first, ToLongFunction<RecordId> second) {
    long[] pairs = new long[16 * 16];
    for (int record = 0; record < DRAWS; record++) {
      int left = SIXTEEN.of(first.applyAsLong(id(record)));
      int right = SIXTEEN.of(second.applyAsLong(id(record)));
      pairs[16 * left + right]++;
    }

    assertThat(ChiSquare.deviationFromEven(pairs)).isBetween(-MOST_DEVIATION, MOST_DEVIATION);
  }

  /** Ids that differ as little as ids can. */
  private static RecordId id(int record) {
    return new RecordId(0, record);
  }
}
