package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.LocalStorage;
import dev.granary.version.Compression;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexedFramesTest {
  private final List<TestRecord> records =
      IntStream.range(0, 300)
          .mapToObj(number -> TestRecord.of(number).holding(new byte[500 + number]))
          .toList();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void theFramesOfAllRecordsAreAsLongAsAShardThatIsNotCompressed(Compression compression)
      throws IOException {
    List<Shard> shards = write(compression);
    long frames = records.stream().mapToLong(record -> record.example().length + 16).sum();

    assertThat(shards).hasSizeGreaterThan(3);
    assertThat(frames(shards).bytesOfFirst(300)).isEqualTo(frames);
    if (compression == Compression.NONE) {
      assertThat(shards.stream().mapToLong(shard -> shard.data().bytes()).sum()).isEqualTo(frames);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void onlySoManyOfTheFirstAreCounted(Compression compression) throws IOException {
    List<Shard> shards = write(compression);
    long bytes = 0;
    long read = 0;
    for (Shard shard : shards) {
      try (SequentialShard reader = SequentialShard.open(new LocalStorage(), staging(), shard)) {
        while (reader.next()) {
          bytes += reader.length() + 16;
          read++;
          assertThat(frames(shards).bytesOfFirst(read)).isEqualTo(bytes);
        }
      }
    }
    assertThat(read).isEqualTo(300);
    assertThat(frames(shards).bytesOfFirst(0)).isZero();
  }

  @Test
  void aDamagedIndexIsNotBelievedThoughLittleOfItIsNeeded() throws IOException {
    List<Shard> shards = write(Compression.GZIP);
    Path index = Path.of(staging(), shards.get(0).index().path());
    byte[] bytes = Files.readAllBytes(index);
    bytes[bytes.length - 40] ^= 1;
    Files.write(index, bytes);

    assertThatThrownBy(() -> frames(shards).bytesOfFirst(1))
        .isInstanceOf(DamagedShard.class)
        .hasMessageStartingWith(shards.get(0).index().path() + " is damaged: its SHA-256 is ");
  }

  private List<Shard> write(Compression compression) throws IOException {
    WritingBench bench =
        new WritingBench(directory).oneSplit().dealing(50_000, 1).compression(compression);
    return PublishedShards.of(bench.write(records), compression);
  }

  private IndexedFrames frames(List<Shard> shards) {
    return new IndexedFrames(new LocalStorage(), staging(), shards);
  }

  private String staging() {
    return directory.resolve("staging").toString();
  }
}
