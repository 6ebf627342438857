package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.RecordId;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Compression;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequentialShardTest {
  private static final LocalStorage DISK = new LocalStorage();

  @TempDir Path directory;

  /** Some of them lie in several members. */
  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsEveryRecordWithItsIdInTheOrderOfItsIndex(Compression compression) throws IOException {
    List<TestRecord> records =
        IntStream.range(0, 400)
            .mapToObj(
                number -> {
                  TestRecord record = TestRecord.of(number);
                  return number % 40 == 0 ? record.holding(new byte[number * 400]) : record;
                })
            .toList();
    Map<RecordId, byte[]> expected = new TreeMap<>();
    records.forEach(record -> expected.put(record.id(), record.example()));
    List<Shard> shards = write(records, 100_000, compression);

    Map<RecordId, byte[]> found = new TreeMap<>();
    for (Shard shard : shards) {
      try (SequentialShard reader = SequentialShard.open(DISK, staging(), shard);
          ShardReader other = ShardReader.open(DISK, staging(), shard)) {
        for (int position = 0; reader.next(); position++) {
          assertThat(reader.id()).isEqualTo(other.id(position));
          found.put(reader.id(), Arrays.copyOf(reader.record(), reader.length()));
        }
      }
    }
    assertThat(shards).hasSizeGreaterThan(3);
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void noChangedByteOfAShardOrItsIndexGoesUnseen(Compression compression) throws IOException {
    Shard shard = small(compression);
    for (String name : List.of(shard.data().path(), shard.index().path())) {
      byte[] whole = Files.readAllBytes(path(name));
      for (int at = 0; at < whole.length; at++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) 0x81;
        Files.write(path(name), changed);
        requireDamaged(shard);
      }
      Files.write(path(name), whole);
    }
    readToEnd(shard);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void noFileThatIsCutOrGoesOnGoesUnseen(Compression compression) throws IOException {
    Shard shard = small(compression);
    for (String name : List.of(shard.data().path(), shard.index().path())) {
      byte[] whole = Files.readAllBytes(path(name));
      for (int length = 0; length < whole.length; length++) {
        Files.write(path(name), Arrays.copyOf(whole, length));
        requireDamaged(shard);
      }
      for (int more : new int[] {1, 28, whole.length}) {
        byte[] longer = Arrays.copyOf(whole, whole.length + more);
        System.arraycopy(whole, whole.length - more, longer, whole.length, more);
        Files.write(path(name), longer);
        requireDamaged(shard);
      }
      Files.write(path(name), whole);
    }
    readToEnd(shard);
  }

  /** Frames and members are whole, so that nothing but the digest can tell. */
  @ParameterizedTest
  @EnumSource(Compression.class)
  void aShardOfOtherRecordsIsToldByItsDigest(Compression compression) throws IOException {
    Shard shard = small(compression);
    List<TestRecord> others =
        numbered(6).stream()
            .map(record -> record.holding(new byte[record.example().length]))
            .toList();
    byte[] index = Files.readAllBytes(path(shard.index().path()));
    Shard other = write(others, 1 << 20, compression).get(0);
    Files.write(path(shard.index().path()), index);

    assertThatThrownBy(() -> readToEnd(shard))
        .isInstanceOf(DamagedShard.class)
        .hasMessage(
            "%s is damaged: its SHA-256 is %s, the manifest says %s; restore it from a copy, or run"
                + " again",
            shard.data().path(), other.data().sha256(), shard.data().sha256());
  }

  private void requireDamaged(Shard shard) {
    assertThatThrownBy(() -> readToEnd(shard))
        .isInstanceOf(DamagedShard.class)
        .hasMessageContaining(shard.data().path())
        .hasMessageContaining(" is damaged: ");
  }

  private void readToEnd(Shard shard) throws IOException {
    try (SequentialShard reader = SequentialShard.open(DISK, staging(), shard)) {
      long records = 0;
      while (reader.next()) {
        records++;
      }
      assertThat(records).isEqualTo(shard.records());
    }
  }

  /** A shard of six records. */
  private Shard small(Compression compression) throws IOException {
    return write(numbered(6), 1 << 20, compression).get(0);
  }

  private static List<TestRecord> numbered(int count) {
    return IntStream.range(0, count).mapToObj(TestRecord::of).toList();
  }

  private List<Shard> write(List<TestRecord> records, long targetBytes, Compression compression)
      throws IOException {
    WritingBench bench =
        new WritingBench(directory).oneSplit().dealing(targetBytes, 1).compression(compression);
    return PublishedShards.of(bench.write(records), compression);
  }

  private String staging() {
    return directory.resolve("staging").toString();
  }

  private Path path(String name) {
    return directory.resolve("staging").resolve(name);
  }
}
