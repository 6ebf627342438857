package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.version.Compression;
import dev.granary.version.DamagedShard;
import dev.granary.version.Shard;
import dev.granary.version.ShardFile;
import dev.granary.version.TfRecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.exceptions.TensorFlowException;

/** Why shards are checked before a trainer opens them: it takes many a part for the whole. */
class TensorFlowAcceptsCutsTest {
  private static final int RECORDS = 6;

  @TempDir Path directory;

  @BeforeEach
  void loadTensorFlow() {
    TensorFlowReader.assumeLoaded();
  }

  /** The bytes of the files that are counted here are all found by {@code DamageTest}. */
  @Test
  void tensorFlowTakesManyCutFilesForWholeOnes() throws IOException {
    Cuts plain = cuts(Compression.NONE, "");
    Cuts packed = cuts(Compression.GZIP, "GZIP");

    System.out.println("Shards of 6 records, cut at every length, that read without an error:");
    System.out.println(
        "| stored as | lengths | by TensorFlow | records are missing | by Granary |");
    System.out.println("|---|---|---|---|---|");
    System.out.println(plain.row("plain"));
    System.out.println(packed.row("gzip"));
    // 12 of each record's 26 bytes are its header; a cut within it, or before it, goes unseen.
    assertThat(plain).isEqualTo(new Cuts(156, 72, 72, 6));
    assertThat(packed.missing()).isPositive();
    assertThat(packed.byTensorFlow()).isGreaterThan(packed.byGranary());
  }

  /**
   * How many lengths there are, and at how many of them a reader has nothing to say.
   *
   * @param missing those at which TensorFlow gives fewer records than there were
   */
  private record Cuts(int lengths, int byTensorFlow, int missing, int byGranary) {
    String row(String name) {
      return "| %s | %d | %d | %d | %d |"
          .formatted(name, lengths, byTensorFlow, missing, byGranary);
    }
  }

  private Cuts cuts(Compression compression, String word) throws IOException {
    byte[] whole = Files.readAllBytes(shard(compression));
    Path cut = directory.resolve("cut-" + compression.word());
    int byTensorFlow = 0;
    int missing = 0;
    int byGranary = 0;
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      Files.write(cut, part);
      int records = recordsByTensorFlow(word, cut);
      byTensorFlow += records >= 0 ? 1 : 0;
      missing += records >= 0 && records < RECORDS ? 1 : 0;
      byGranary += isReadByGranary(part, compression) ? 1 : 0;
    }
    return new Cuts(whole.length, byTensorFlow, missing, byGranary);
  }

  /** Or -1 where it fails. */
  private static int recordsByTensorFlow(String compression, Path file) {
    try {
      return TensorFlowReader.records(compression, file.toString()).size();
    } catch (TensorFlowException damage) {
      return -1;
    }
  }

  private static boolean isReadByGranary(byte[] file, Compression compression) throws IOException {
    try (TfRecordReader reader =
        TfRecordReader.of(new ShardFile("cut", compression, 100), new ByteArrayInputStream(file))) {
      while (reader.next()) {}
      return true;
    } catch (DamagedShard damage) {
      return false;
    }
  }

  private Path shard(Compression compression) throws IOException {
    List<TestRecord> records =
        IntStream.range(0, RECORDS)
            .mapToObj(
                number ->
                    TestRecord.of(number).holding("0123456789".getBytes(StandardCharsets.US_ASCII)))
            .toList();
    WritingBench bench =
        new WritingBench(directory.resolve(compression.word()))
            .oneSplit()
            .dealing(1 << 20, 1)
            .compression(compression);
    Shard shard = PublishedShards.of(bench.write(records), compression).get(0);
    return bench.staging().resolve(shard.data().path());
  }
}
