package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.read.HeadReader.Head;
import dev.granary.record.Compression;
import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HeadReaderTest {
  private static final String LINE = "{\"a\": \"12345678\"}\n";

  private final Reading seen = new Reading();

  @Test
  void readsTheRecordsThatBeginInTheFirstBytesToTheirEnds() throws IOException {
    byte[] content = LINE.repeat(100).getBytes(UTF_8);
    long tenAndABit = 10L * LINE.length() + 1;

    Head head = head(content, Reading.JSONL, tenAndABit);

    assertThat(head).isEqualTo(new Head(Compression.NONE, tenAndABit, tenAndABit, 11));
    assertThat(seen.verdicts()).hasSize(11).containsOnly("KEPT");
  }

  @Test
  void aSmallFileIsReadWhole() throws IOException {
    byte[] content = "a\n1\n2\n".getBytes(UTF_8);

    assertThat(head(content, Reading.CSV, 1 << 20)).isEqualTo(new Head(Compression.NONE, 6, 6, 2));
  }

  @Test
  void aPackedFileTellsWhatItsBytesBecome() throws IOException {
    byte[] content = gzip(numbers(100_000));

    Head head = head(content, Reading.JSONL, 1 << 20);

    assertThat(head.compression()).isEqualTo(Compression.GZIP);
    assertThat(head.text()).isEqualTo(1 << 20);
    assertThat((double) head.text() / head.bytes())
        .isBetween(
            0.8 * numbers(100_000).length / content.length,
            1.0 * numbers(100_000).length / content.length);
    assertThat(head.records()).isBetween(50_000L, 100_000L);
  }

  @Test
  void aSmallPackedFileTellsItExactly() throws IOException {
    byte[] content = gzip(numbers(10));

    Head head = head(content, Reading.JSONL, 1 << 20);

    assertThat(head).isEqualTo(new Head(Compression.GZIP, content.length, numbers(10).length, 10));
  }

  @Test
  void anEmptyFileHasNoRecords() throws IOException {
    assertThat(head(new byte[0], Reading.CSV, 1 << 20))
        .isEqualTo(new Head(Compression.NONE, 0, 0, 0));
  }

  private Head head(byte[] content, SourceFormat format, long most) throws IOException {
    return new HeadReader(new MemoryStorage(content), Reading.schema("a"), Limits.DEFAULT)
        .read(new SourceFile(0, 0, "memory", "memory", content.length), format, most, seen);
  }

  /** Lines that do not pack to next to nothing. */
  private static byte[] numbers(int count) {
    Random random = new Random(3);
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < count; line++) {
      lines.append("{\"a\":\"").append(random.nextInt(1 << 30)).append("\"}\n");
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
