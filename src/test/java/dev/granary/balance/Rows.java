package dev.granary.balance;

import dev.granary.coding.OrderKey;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.values.KV;

/** Rows of records as they come to the balance, in blocks by order partition. */
final class Rows {
  /** What a test says of a record. */
  record Item(ClassKey key, RecordId id, long ordinal) {}

  private final long seed;
  private final List<Item> items = new ArrayList<>();

  Rows(long seed) {
    this.seed = seed;
  }

  Rows add(ClassKey key, int count) {
    for (int i = 0; i < count; i++) {
      addTwins(key, 1);
    }
    return this;
  }

  /** Records that share one id and differ in their place alone. */
  Rows addTwins(ClassKey key, int count) {
    RecordId id = id(items.size());
    for (int i = 0; i < count; i++) {
      items.add(new Item(key, id, items.size()));
    }
    return this;
  }

  List<Item> items() {
    return items;
  }

  /** The rows in small blocks, in an order that {@code luck} decides. */
  List<KV<Integer, byte[]>> blocks(Partitions order, long luck) {
    Random random = new Random(luck);
    List<Item> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    List<KV<Integer, byte[]>> blocks = new ArrayList<>();
    RowRouter router = new RowRouter();
    for (Item item : shuffled) {
      byte[] row = row(item);
      OrderKey.route(router, order, seed, row, 0);
      if (random.nextInt(500) == 0) {
        router.flush((partition, block) -> blocks.add(KV.of(partition, block)));
      }
    }
    router.flush((partition, block) -> blocks.add(KV.of(partition, block)));
    Collections.shuffle(blocks, random);
    return blocks;
  }

  static Item item(byte[] rows, int row) {
    return new Item(ClassKey.of(rows, row), RecordRow.id(rows, row), RecordRow.ordinal(rows, row));
  }

  static byte[] row(Item item) {
    RowBuffer row = new RowBuffer(RecordRow.WIDTH);
    RecordRow.put(
        row,
        new RecordId(0, 0),
        item.id(),
        item.ordinal(),
        new RecordRow.Facts(
            item.key().label(), 3, 100, 50, 2, item.key().split(), 0, RecordRow.Merit.NONE));
    return row.copy();
  }

  static RecordId id(int number) {
    return new RecordId(StableHash.mix(1, number), StableHash.mix(2, number));
  }
}
