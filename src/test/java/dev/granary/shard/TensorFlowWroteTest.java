package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.SharedData;
import dev.granary.version.Compression;
import dev.granary.version.ShardFile;
import dev.granary.version.TfRecordReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Files that TensorFlow itself wrote, ours and those of others. */
class TensorFlowWroteTest {
  private static final String GOLDEN = "/golden/tensorflow-examples.tfrecord";

  /** The recipe is {@code golden/tensorflow-examples.py}. */
  @Test
  void ourFileOfTheSameExamplesHasTheSameBytes() throws IOException {
    byte[] theirs = golden(GOLDEN);
    List<byte[]> records = records(theirs, Compression.NONE);

    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    TfRecordWriter writer = new TfRecordWriter(ours);
    for (byte[] record : records) {
      writer.write(record, 0, record.length);
    }
    writer.finish();

    assertThat(records).hasSize(24);
    assertThat(ours.toByteArray()).isEqualTo(theirs);
  }

  @Test
  void theirCompressedFileHoldsTheSameRecords() throws IOException {
    assertThat(records(golden(GOLDEN + ".gz"), Compression.GZIP))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(records(golden(GOLDEN), Compression.NONE));
  }

  /** The other count walks the lengths of what the JDK unpacks, and shares no code with ours. */
  @Test
  void aWholeFileOfRealDataIsRead() throws IOException {
    Path file = SharedData.file("tensorflow_written/taxi-eval-00000-of-00001.gz");
    byte[] packed = Files.readAllBytes(file);
    byte[] frames = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();

    List<byte[]> records = records(packed, Compression.GZIP);

    assertThat(records).hasSize(Shards.records(frames).size()).hasSizeGreaterThan(1_000);
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = TensorFlowWroteTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static List<byte[]> records(byte[] file, Compression compression) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (TfRecordReader reader =
        TfRecordReader.of(
            new ShardFile("golden", compression, 100_000), new ByteArrayInputStream(file))) {
      while (reader.next()) {
        records.add(Arrays.copyOf(reader.data(), reader.length()));
      }
    }
    return records;
  }
}
