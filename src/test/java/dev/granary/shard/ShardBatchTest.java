package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Ordinal;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardBatchTest {
  @TempDir Path spill;

  @Test
  void endsBeforeItPassesItsBudget() {
    byte[] rows = rowsOfLength(40, 40, 20, 1, 100, 500, 0);

    assertThat(ends(rows, 100)).containsExactly(3, 4, 5, 6, 7);
    assertThat(ends(rows, 1_000)).containsExactly(7);
    assertThat(ends(rows, 1)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(ends(rows, 0)).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void partsAreFetchedTogetherAsLongAsTheyFit() {
    List<byte[]> parts =
        Stream.of(new int[] {40, 40}, new int[] {20}, new int[] {1}, new int[] {500}, new int[] {2})
            .map(lengths -> part(rowsOfLength(lengths)))
            .toList();

    assertThat(ShardPart.end(parts, 0, 100)).isEqualTo(2);
    assertThat(ShardPart.end(parts, 2, 100)).isEqualTo(3);
    assertThat(ShardPart.end(parts, 3, 100)).isEqualTo(4);
    assertThat(ShardPart.end(parts, 4, 100)).isEqualTo(5);
    assertThat(ShardPart.end(parts, 0, 1_000)).isEqualTo(5);
  }

  @Test
  void doesNotOverflowItsBudget() {
    byte[] rows = rowsOfLength(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);

    assertThat(ends(rows, Integer.MAX_VALUE)).containsExactly(1, 2, 3);
  }

  @Test
  void fetchesTheExampleOfEachOfItsRows() throws IOException {
    List<TestRecord> records = IntStream.range(0, 300).mapToObj(TestRecord::of).toList();
    byte[] slices = spill(records);
    List<TestRecord> backwards = new ArrayList<>(records);
    Collections.reverse(backwards);
    byte[] rows = rows(backwards);

    for (int from = 0; from < rows.length; ) {
      int to = ShardBatch.end(rows, from, 5_000);
      ShardBatch batch = ShardBatch.fetch(rows, from, to, slices, reader());
      for (int row = from; row < to; row += RecordRow.WIDTH) {
        assertThat(example(batch, rows, row))
            .isEqualTo(backwards.get(row / RecordRow.WIDTH).example());
      }
      from = to;
    }
  }

  @Test
  void tellsCopiesOfOneRecordApart() throws IOException {
    TestRecord first = TestRecord.of(1);
    TestRecord second = TestRecord.of(2).at(first.ordinal()).copied(1);
    TestRecord third = TestRecord.of(3).at(first.ordinal()).copied(32_767);
    byte[] slices = spill(List.of(third, first, second));
    byte[] rows = rows(List.of(second, third, first));

    ShardBatch batch = ShardBatch.fetch(rows, 0, rows.length, slices, reader());

    assertThat(example(batch, rows, 0)).isEqualTo(second.example());
    assertThat(example(batch, rows, RecordRow.WIDTH)).isEqualTo(third.example());
    assertThat(example(batch, rows, 2 * RecordRow.WIDTH)).isEqualTo(first.example());
  }

  @Test
  void findsRecordsOfFilesWhoseNumberIsHigh() throws IOException {
    List<TestRecord> records =
        List.of(
            TestRecord.of(1).at(Ordinal.of(1, 0)),
            TestRecord.of(2).at(Ordinal.of((1 << 23) - 2, 0)),
            TestRecord.of(3).at(Ordinal.of((1 << 23) - 1, 0)));
    byte[] rows = rows(records);

    ShardBatch batch = ShardBatch.fetch(rows, 0, rows.length, spill(records), reader());

    for (int i = 0; i < records.size(); i++) {
      assertThat(example(batch, rows, i * RecordRow.WIDTH)).isEqualTo(records.get(i).example());
    }
  }

  @Test
  void saysWhichRecordIsNotInTheSpill() throws IOException {
    byte[] slices = spill(List.of(TestRecord.of(1)));
    byte[] rows = rows(List.of(TestRecord.of(1), TestRecord.of(2)));
    ShardBatch batch = ShardBatch.fetch(rows, 0, rows.length, slices, reader());

    assertThatThrownBy(() -> batch.start(RecordRow.WIDTH))
        .isInstanceOf(IOException.class)
        .hasMessage("record " + TestRecord.of(2).id() + " was decided on but is not in the spill");
  }

  @Test
  void doesNotTakeACopyForTheRecordItself() throws IOException {
    byte[] slices = spill(List.of(TestRecord.of(1).copied(1)));
    byte[] rows = rows(List.of(TestRecord.of(1)));
    ShardBatch batch = ShardBatch.fetch(rows, 0, rows.length, slices, reader());

    assertThatThrownBy(() -> batch.start(0)).hasMessageEndingWith("is not in the spill");
  }

  @Test
  void refusesAnExampleOfAnotherLength() throws IOException {
    byte[] slices = spill(List.of(TestRecord.of(1).holding(new byte[5])));
    byte[] rows = rows(List.of(TestRecord.of(1).holding(new byte[4])));

    assertThatThrownBy(() -> ShardBatch.fetch(rows, 0, rows.length, slices, reader()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "record "
                + TestRecord.of(1).id()
                + " has 5 bytes in the spill, but was decided on with 4");
  }

  private SpillReader reader() {
    return new SpillReader(new LocalStorage(), spill.toString());
  }

  private byte[] spill(List<TestRecord> records) throws IOException {
    SpillWriter writer =
        SpillWriter.ofCopies(new LocalStorage(), spill.toString(), new Partitions(1));
    for (TestRecord record : records) {
      writer.add(0, record.ordinal(), record.copy(), record.example(), 0, record.example().length);
    }
    RowRouter router = new RowRouter();
    writer.flush(router, 1);
    List<byte[]> blocks = new ArrayList<>();
    router.flush((partition, block) -> blocks.add(block));
    return blocks.get(0);
  }

  private static byte[] rows(List<TestRecord> records) {
    RowBuffer rows = new RowBuffer(0);
    records.forEach(record -> record.putRow(rows));
    return rows.copy();
  }

  private static byte[] rowsOfLength(int... lengths) {
    RowBuffer rows = new RowBuffer(0);
    for (int i = 0; i < lengths.length; i++) {
      TestRecord.of(i).ofLength(lengths[i]).putRow(rows);
    }
    return rows.copy();
  }

  private static byte[] part(byte[] rows) {
    RowBuffer buffer = new RowBuffer(rows.length);
    buffer.put(rows, 0, rows.length);
    return ShardPart.of(0, new byte[3 * Slice.WIDTH], buffer);
  }

  /** Where each batch of some rows ends, as a number of rows. */
  private static List<Integer> ends(byte[] rows, int budget) {
    List<Integer> ends = new ArrayList<>();
    for (int from = 0; from < rows.length; ) {
      int end = ShardBatch.end(rows, from, budget);
      assertThat(end).isGreaterThan(from);
      from = end;
      ends.add(from / RecordRow.WIDTH);
    }
    return ends;
  }

  private static byte[] example(ShardBatch batch, byte[] rows, int row) throws IOException {
    int start = batch.start(row);
    return Arrays.copyOfRange(batch.bytes(), start, start + RecordRow.length(rows, row));
  }
}
