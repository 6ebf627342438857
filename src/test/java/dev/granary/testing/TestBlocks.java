package dev.granary.testing;

import dev.granary.coding.Blocks;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;

/** Records as the blocks in which they come to a step. */
public final class TestBlocks {
  private static final int MOST_IN_BLOCK = 20;

  private TestBlocks() {}

  /** Blocks of few records each, in an order and cut in a way that the seed decides. */
  public static Create.Values<KV<Integer, byte[]>> shuffled(
      List<TestRow> records, ToIntFunction<TestRow> partition, long seed) {
    return shuffled(records, partition, seed, TestRow::putInto);
  }

  /** The same with rows that a test writes its own way. */
  public static Create.Values<KV<Integer, byte[]>> shuffled(
      List<TestRow> records,
      ToIntFunction<TestRow> partition,
      long seed,
      BiConsumer<TestRow, RowBuffer> writer) {
    Random random = new Random(seed);
    List<TestRow> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    List<KV<Integer, byte[]>> blocks = new ArrayList<>();
    RowRouter rows = new RowRouter();
    for (TestRow record : shuffled) {
      writer.accept(record, rows.to(partition.applyAsInt(record)));
      if (random.nextInt(MOST_IN_BLOCK) == 0) {
        rows.flush((number, block) -> blocks.add(KV.of(number, block)));
      }
    }
    rows.flush((number, block) -> blocks.add(KV.of(number, block)));
    Collections.shuffle(blocks, random);
    return Create.of(blocks).withCoder(Blocks.CODER);
  }

  /** All records in one block of one partition. */
  public static Create.Values<KV<Integer, byte[]>> of(int partition, TestRow... records) {
    return of(partition, TestRow::putInto, records);
  }

  /** The same with rows that a test writes its own way. */
  public static Create.Values<KV<Integer, byte[]>> of(
      int partition, BiConsumer<TestRow, RowBuffer> writer, TestRow... records) {
    RowBuffer rows = new RowBuffer(0);
    for (TestRow record : records) {
      writer.accept(record, rows);
    }
    return Create.of(KV.of(partition, rows.copy())).withCoder(Blocks.CODER);
  }
}
