package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Blocks;
import dev.granary.coding.Partitions;
import dev.granary.coding.RowRouter;
import dev.granary.storage.LocalStorage;
import dev.granary.testing.CountingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillTest {
  @TempDir Path directory;
  private String spill;

  @BeforeEach
  void name() {
    spill = directory.resolve("spill").toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 4096})
  void givesEveryEntryBackFromItsPartitionInTheOrderItCame(int partitions) throws IOException {
    List<TestRecord> records = IntStream.range(0, 1_000).mapToObj(TestRecord::of).toList();
    Partitions order = new Partitions(partitions);

    Map<Integer, byte[]> slices = write(order, records);

    Map<Integer, List<Entry>> expected = new TreeMap<>();
    for (TestRecord record : records) {
      expected
          .computeIfAbsent(order.of(record.orderKey()), partition -> new ArrayList<>())
          .add(new Entry(record.ordinal(), 0, record.example()));
    }
    assertThat(slices.keySet()).isEqualTo(expected.keySet());
    for (Map.Entry<Integer, byte[]> slice : slices.entrySet()) {
      assertThat(read(slice.getValue())).isEqualTo(expected.get(slice.getKey()));
    }
  }

  @Test
  void writesTheSameFileAndSlicesASecondTime() throws IOException {
    List<TestRecord> records = IntStream.range(0, 500).mapToObj(TestRecord::of).toList();
    Map<Integer, byte[]> slices = write(new Partitions(8), records);
    Map<String, byte[]> files = Shards.files(Path.of(spill));

    Map<Integer, byte[]> again = write(new Partitions(8), records);

    assertThat(files).hasSize(1);
    assertThat(Shards.files(Path.of(spill))).usingRecursiveComparison().isEqualTo(files);
    assertThat(again).usingRecursiveComparison().isEqualTo(slices);
  }

  @Test
  void namesASegmentAfterItsFirstRecord() throws IOException {
    write(new Partitions(1), List.of(TestRecord.of(1).at(0xabcdef), TestRecord.of(2)));

    assertThat(Shards.files(Path.of(spill))).containsOnlyKeys("records-abcdef.segment");
  }

  @Test
  void startsASegmentAnewAfterEachFlush() throws IOException {
    SpillWriter writer = SpillWriter.ofRecords(new LocalStorage(), spill, new Partitions(1));
    RowRouter slices = new RowRouter();
    writer.flush(slices);
    add(writer, TestRecord.of(1).at(1));
    writer.flush(slices);
    add(writer, TestRecord.of(2).at(2));
    writer.flush(slices);
    writer.flush(slices);

    assertThat(Shards.files(Path.of(spill)))
        .containsOnlyKeys("records-1.segment", "records-2.segment");
    List<byte[]> blocks = new ArrayList<>();
    slices.flush((partition, block) -> blocks.add(block));
    assertThat(read(blocks.get(0)))
        .containsExactly(
            new Entry(1, 0, TestRecord.of(1).example()),
            new Entry(2, 0, TestRecord.of(2).example()));
  }

  @Test
  void isFullFromEightMebibytesUntilItIsFlushed() throws IOException {
    SpillWriter writer = SpillWriter.ofRecords(new LocalStorage(), spill, new Partitions(1));
    byte[] example = new byte[(4 << 20) - SpillEntry.HEADER];
    writer.add(0, 1, example, example.length);
    assertThat(writer.isFull()).isFalse();
    writer.add(0, 2, example, example.length);
    assertThat(writer.isFull()).isTrue();
    writer.flush(new RowRouter());
    assertThat(writer.isFull()).isFalse();
  }

  @Test
  void keepsRecordsAndCopiesApart() throws IOException {
    RowRouter router = new RowRouter();
    SpillWriter records = SpillWriter.ofRecords(new LocalStorage(), spill, new Partitions(1));
    add(records, TestRecord.of(1).at(7));
    records.flush(router);
    SpillWriter copies = SpillWriter.ofCopies(new LocalStorage(), spill, new Partitions(1));
    byte[] example = TestRecord.of(2).example();
    copies.add(0, 9, 65_535, example, 1, example.length - 2);
    copies.flush(router, 7);

    List<Entry> entries = new ArrayList<>();
    router.flush((partition, block) -> entries.addAll(readUnchecked(block)));
    assertThat(entries)
        .containsExactly(
            new Entry(7, 0, TestRecord.of(1).example()),
            new Entry(9, 65_535, Arrays.copyOfRange(example, 1, example.length - 1)));
    assertThat(Shards.files(Path.of(spill)))
        .containsOnlyKeys("records-7.segment", "copies-7.segment");
  }

  @Test
  void opensASegmentOnceForAllItsSlicesAndReadsEachOfThemOnce() throws IOException {
    List<TestRecord> records = IntStream.range(0, 1_000).mapToObj(TestRecord::of).toList();
    List<byte[]> slices = new ArrayList<>(write(new Partitions(64), records).values());
    slices.addAll(write(new Partitions(64), List.of(TestRecord.of(1_000))).values());
    slices.addAll(slices.subList(0, 10));
    Collections.shuffle(slices, new Random(1));
    CountingStorage storage = new CountingStorage();
    Set<Long> found = new HashSet<>();

    new SpillReader(storage, spill)
        .read(
            Blocks.join(slices),
            (origin, bytes, at, length) ->
                assertThat(found.add(SpillEntry.ordinal(bytes, at))).as("read once").isTrue());

    assertThat(found).hasSize(1_001);
    assertThat(storage.openings).hasValue(2);
  }

  @Test
  void refusesADamagedSegmentByName() throws IOException {
    byte[] slices = write(new Partitions(1), List.of(TestRecord.of(1).at(0xabc))).get(0);
    Path segment = Path.of(spill, "records-abc.segment");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length - 1] ^= 1;
    Files.write(segment, bytes);

    assertThatThrownBy(() -> read(slices))
        .isInstanceOf(IOException.class)
        .hasMessage("spill segment " + segment + " was damaged: its checksum differs");
  }

  @Test
  void refusesACutSegmentByName() throws IOException {
    byte[] slices = write(new Partitions(1), List.of(TestRecord.of(1).at(0xabc))).get(0);
    Path segment = Path.of(spill, "records-abc.segment");
    byte[] bytes = Files.readAllBytes(segment);
    for (int length : new int[] {bytes.length - 1, 0}) {
      Files.write(segment, Arrays.copyOf(bytes, length));

      assertThatThrownBy(() -> read(slices))
          .isInstanceOf(IOException.class)
          .hasMessage("spill segment " + segment + " was cut while the run needed it");
    }
  }

  @Test
  void saysWhichSegmentIsGone() throws IOException {
    byte[] slices = write(new Partitions(1), List.of(TestRecord.of(1).at(0xabc))).get(0);
    Path segment = Path.of(spill, "records-abc.segment");
    Files.delete(segment);

    assertThatThrownBy(() -> read(slices))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(segment.toString());
  }

  private Map<Integer, byte[]> write(Partitions order, List<TestRecord> records)
      throws IOException {
    SpillWriter writer = SpillWriter.ofRecords(new LocalStorage(), spill, order);
    for (TestRecord record : records) {
      add(writer, record);
    }
    RowRouter router = new RowRouter();
    writer.flush(router);
    Map<Integer, byte[]> slices = new TreeMap<>();
    router.flush(slices::put);
    return slices;
  }

  /** What stands in the buffer behind an example is not part of it. */
  private static void add(SpillWriter writer, TestRecord record) {
    byte[] buffer = Arrays.copyOf(record.example(), record.example().length + 3);
    Arrays.fill(buffer, record.example().length, buffer.length, (byte) 0x55);
    writer.add(record.orderKey(), record.ordinal(), buffer, record.example().length);
  }

  private List<Entry> readUnchecked(byte[] slices) {
    try {
      return read(slices);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Entry> read(byte[] slices) throws IOException {
    SpillReader reader = new SpillReader(new LocalStorage(), spill);
    List<Entry> entries = new ArrayList<>();
    reader.read(
        slices,
        (origin, bytes, at, length) ->
            entries.add(
                new Entry(
                    SpillEntry.ordinal(bytes, at),
                    SpillEntry.copy(bytes, at),
                    Arrays.copyOfRange(
                        bytes, at + SpillEntry.HEADER, at + SpillEntry.HEADER + length))));
    return entries;
  }

  /** An entry as it was read. */
  private record Entry(long ordinal, int copy, List<Byte> example) {
    Entry(long ordinal, int copy, byte[] example) {
      this(ordinal, copy, boxed(example));
    }

    private static List<Byte> boxed(byte[] bytes) {
      return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
    }
  }
}
