package dev.granary.shard;

import dev.granary.coding.OrderKey;
import dev.granary.coding.Ordinal;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.util.Random;

/** A record of a test, with an example of random bytes. */
final class TestRecord {
  static final long SEED = 20261120;

  private final RecordId id;
  private final long ordinal;
  private final int split;
  private final int copy;
  private final byte[] example;

  private TestRecord(RecordId id, long ordinal, int split, int copy, byte[] example) {
    this.id = id;
    this.ordinal = ordinal;
    this.split = split;
    this.copy = copy;
    this.example = example;
  }

  /** Everything about a record follows from its number. */
  static TestRecord of(int number) {
    Random random = new Random(number);
    byte[] example = new byte[random.nextInt(200)];
    random.nextBytes(example);
    return new TestRecord(
        new RecordId(StableHash.mix(1, number), StableHash.mix(2, number)),
        Ordinal.of(number % 5, 1_000L * number),
        0,
        0,
        example);
  }

  RecordId id() {
    return id;
  }

  long ordinal() {
    return ordinal;
  }

  int split() {
    return split;
  }

  int copy() {
    return copy;
  }

  byte[] example() {
    return example;
  }

  TestRecord at(long newOrdinal) {
    return new TestRecord(id, newOrdinal, split, copy, example);
  }

  TestRecord in(int newSplit) {
    return new TestRecord(id, ordinal, newSplit, copy, example);
  }

  TestRecord copied(int newCopy) {
    return new TestRecord(id, ordinal, split, newCopy, example);
  }

  TestRecord holding(byte[] newExample) {
    return new TestRecord(id, ordinal, split, copy, newExample);
  }

  /** A row of this says so; there are no such bytes unless the length is small. */
  Sized ofLength(int length) {
    return new Sized(this, length);
  }

  long orderKey() {
    return OrderKey.of(SEED, id, copy);
  }

  void putRow(RowBuffer rows) {
    ofLength(example.length).putRow(rows);
  }

  /** A record whose row tells of another length than its example has. */
  record Sized(TestRecord record, int length) {
    Sized in(int split) {
      return new Sized(record.in(split), length);
    }

    void putRow(RowBuffer rows) {
      RowBuffer row = new RowBuffer(RecordRow.WIDTH);
      RecordRow.Facts facts =
          new RecordRow.Facts(
              11,
              (int) Ordinal.offset(record.ordinal),
              length,
              9,
              2,
              record.split,
              0,
              RecordRow.Merit.NONE);
      RecordRow.put(row, new RecordId(0, 0), record.id, record.ordinal, facts);
      RecordRow.putOrdered(rows, row.copy(), 0, record.orderKey(), record.copy);
    }
  }
}
