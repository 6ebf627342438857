package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.RecordId;
import dev.granary.shard.WritingBench.Outcome;
import dev.granary.storage.LocalStorage;
import dev.granary.testing.CountingStorage;
import dev.granary.version.Compression;
import dev.granary.version.DamagedShard;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShardReaderTest {
  private static final LocalStorage DISK = new LocalStorage();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsAnyRecordAloneAndAllInOrder(Compression compression) throws IOException {
    List<TestRecord> records = mixed();
    Outcome outcome = bench(compression).dealing(100_000, 2).write(records);
    Map<RecordId, byte[]> expected = new TreeMap<>();
    records.forEach(record -> expected.put(record.id(), record.example()));

    Map<RecordId, byte[]> found = new TreeMap<>();
    List<Shard> shards = PublishedShards.of(outcome, compression);
    assertThat(shards).hasSizeGreaterThan(3);
    for (Shard shard : shards) {
      try (ShardReader reader = ShardReader.open(DISK, staging(), shard)) {
        List<RecordId> inOrder = new ArrayList<>();
        reader.each(
            (position, id, data, length) -> {
              assertThat(position).isEqualTo(inOrder.size());
              inOrder.add(id);
              found.put(id, Arrays.copyOf(data, length));
            });
        assertThat(inOrder).hasSize((int) reader.records());
        for (int position = inOrder.size() - 1; position >= 0; position--) {
          assertThat(reader.id(position)).isEqualTo(inOrder.get(position));
          assertThat(reader.record(position)).isEqualTo(found.get(inOrder.get(position)));
        }
      }
    }
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  /** 28 bytes of index for each record, and what lies around the record, is all that is read. */
  @ParameterizedTest
  @CsvSource({"NONE, 16384", "GZIP, 81920"})
  void readsLittleForOneRecord(Compression compression, int most) throws IOException {
    List<TestRecord> records =
        IntStream.range(0, 3_000)
            .mapToObj(number -> TestRecord.of(number).holding(new byte[1_000 + number % 7]))
            .toList();
    Outcome outcome = bench(compression).dealing(1 << 30, 1).write(records);
    Shard shard = PublishedShards.of(outcome, compression).get(0);

    CountingStorage counting = new CountingStorage();
    try (ShardReader reader = ShardReader.openUnproven(counting, staging(), shard)) {
      assertThat(counting.bytesRead.get()).isEqualTo(8);
      reader.record(2_900);
      assertThat(counting.bytesRead.get()).isLessThanOrEqualTo(8 + 28 + 1_022 + most);
    }
    CountingStorage proving = new CountingStorage();
    ShardReader.open(proving, staging(), shard).close();
    assertThat(proving.bytesRead.get()).isEqualTo(8 + 8 + 28 * 3_000 + 32);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void findsEveryByteOfAnIndexThatWasChanged(Compression compression) throws IOException {
    Shard shard = small(compression);
    Path index = path(shard.index().path());
    byte[] whole = Files.readAllBytes(index);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(index, changed);
      assertThatThrownBy(() -> ShardReader.open(DISK, staging(), shard))
          .isInstanceOf(DamagedShard.class)
          .hasMessageStartingWith(index + ": ");
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void neverBelievesAChangedOffsetOrLength(Compression compression) throws IOException {
    Shard shard = small(compression);
    Path index = path(shard.index().path());
    byte[] whole = Files.readAllBytes(index);
    for (int entry = 0; entry < shard.records(); entry++) {
      for (int at = 0; at < 12; at++) {
        byte[] changed = whole.clone();
        changed[8 + 28 * entry + at] ^= (byte) 0x81;
        Files.write(index, changed);
        int position = entry;
        try (ShardReader reader = ShardReader.openUnproven(DISK, staging(), shard)) {
          assertThatThrownBy(() -> reader.record(position))
              .isInstanceOf(DamagedShard.class)
              .hasMessageContaining("record " + position + " (from 0)");
          assertThatThrownBy(() -> reader.each((number, id, data, length) -> {}))
              .hasMessage(
                  "%s: has another offset or length for record %d (from 0) than %s",
                  index, position, shard.data().path());
        }
      }
    }
  }

  @Test
  void tellsAnIndexThatIsOfAnotherKind() throws IOException {
    Shard plain = small(Compression.NONE);
    Shard claimed =
        new Shard(plain.split(), plain.records(), Compression.GZIP, plain.data(), plain.index());

    assertThatThrownBy(() -> ShardReader.open(DISK, staging(), claimed))
        .hasMessage(path(plain.index().path()) + ": is no index of a shard in gzip members");
  }

  @Test
  void tellsAnIndexOfAnotherShard() throws IOException {
    Outcome outcome = bench(Compression.NONE).dealing(300, 2).write(numbered(4));
    List<Shard> shards = PublishedShards.of(outcome, Compression.NONE);
    Shard first = shards.get(0);
    Files.copy(
        path(shards.get(1).index().path()),
        path(first.index().path()),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> ShardReader.open(DISK, staging(), first))
        .hasMessageEndingWith("it is not the index that the manifest names");
  }

  @Test
  void tellsAnIndexThatWasCut() throws IOException {
    Shard shard = small(Compression.NONE);
    Path index = path(shard.index().path());
    Files.write(index, Arrays.copyOf(Files.readAllBytes(index), 100));

    assertThatThrownBy(() -> ShardReader.open(DISK, staging(), shard))
        .hasMessage(index + ": has 100 bytes instead of " + shard.index().bytes());
  }

  @Test
  void makesNoRoomForALengthThatIsOnlyClaimed() throws IOException {
    Shard shard = small(Compression.NONE);
    Path index = path(shard.index().path());
    byte[] changed = Files.readAllBytes(index);
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(16, Integer.MAX_VALUE);
    Files.write(index, changed);

    try (ShardReader reader = ShardReader.openUnproven(DISK, staging(), shard)) {
      assertThatThrownBy(() -> reader.record(0))
          .hasMessage(
              index + ": says of record 0 (from 0) what cannot be: 2147483647 bytes at offset 0");
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void tellsAShardThatEndsBetweenTwoRecordsOrGoesOn(Compression compression) throws IOException {
    Shard shard = small(compression);
    Path data = path(shard.data().path());
    byte[] whole = Files.readAllBytes(data);
    try (ShardReader reader = ShardReader.open(DISK, staging(), shard)) {
      Files.write(
          data, compression == Compression.NONE ? Arrays.copyOf(whole, 0) : lastMember(whole));
      assertThatThrownBy(() -> reader.each((position, id, bytes, length) -> {}))
          .hasMessage(data + ": ends after 0 of 6 records");
      Files.write(data, twice(whole));
      assertThatThrownBy(() -> reader.each((position, id, bytes, length) -> {}))
          .hasMessage(data + ": holds more than the 6 records");
    }
  }

  @Test
  void thereIsNoRecordAfterTheLast() throws IOException {
    Shard shard = small(Compression.NONE);

    try (ShardReader reader = ShardReader.open(DISK, staging(), shard)) {
      assertThatThrownBy(() -> reader.record(6))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("%s has 6 records, there is no record 6 (from 0)", shard.data().path());
    }
  }

  private static byte[] lastMember(byte[] file) {
    return Arrays.copyOfRange(file, file.length - 28, file.length);
  }

  private static byte[] twice(byte[] file) {
    byte[] twice = Arrays.copyOf(file, 2 * file.length);
    System.arraycopy(file, 0, twice, file.length, file.length);
    return twice;
  }

  /** A shard of six records. */
  private Shard small(Compression compression) throws IOException {
    Outcome outcome = bench(compression).dealing(1 << 20, 1).write(numbered(6));
    return PublishedShards.of(outcome, compression).get(0);
  }

  private static List<TestRecord> numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                TestRecord.of(number)
                    .holding(("record " + number).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** Small ones, and some that lie in several members; random bytes and such that compress. */
  private static List<TestRecord> mixed() {
    return IntStream.range(0, 400)
        .mapToObj(
            number -> {
              TestRecord record = TestRecord.of(number);
              return number % 40 == 0 ? record.holding(new byte[number * 400]) : record;
            })
        .toList();
  }

  private WritingBench bench(Compression compression) {
    return new WritingBench(directory).oneSplit().compression(compression);
  }

  private String staging() {
    return directory.resolve("staging").toString();
  }

  private Path path(String name) {
    return directory.resolve("staging").resolve(name);
  }
}
