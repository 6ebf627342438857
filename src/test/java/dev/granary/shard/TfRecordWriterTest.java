package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.testing.Engine;
import dev.granary.testing.Gathered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TFRecordIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares with frames made by this Python, which shares no code with ours:
 *
 * <pre>
 * def crc32c(data):
 *     crc = 0xffffffff
 *     for byte in data:
 *         crc ^= byte
 *         for _ in range(8):
 *             crc = (crc &gt;&gt; 1) ^ (0x82f63b78 if crc &amp; 1 else 0)
 *     return crc ^ 0xffffffff
 *
 * def masked(data):
 *     crc = crc32c(data)
 *     return ((crc &gt;&gt; 15 | crc &lt;&lt; 17) + 0xa282ead8) &amp; 0xffffffff
 *
 * def frame(data):
 *     length = struct.pack("&lt;Q", len(data))
 *     return (length + struct.pack("&lt;I", masked(length))
 *             + data + struct.pack("&lt;I", masked(data)))
 *
 * large = bytes(i * 31 % 251 for i in range(600000))
 * several = frame(b"a") + frame(large) + frame(b"") + frame(b"granary")
 * </pre>
 */
class TfRecordWriterTest {
  private static final String SEVERAL_SHA256 =
      "d93b38f44344ff661ad972f7e362678cf3b662669a4c50301f2414f1fbe00bf5";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "'', 000000000000000029039807d8ea82a2",
    "a, 01000000000000000175de4161786ee428",
    "granary, 0700000000000000bbd79f116772616e617279cf5d9fb8",
  })
  void writesFramesAsTheFormatSays(String data, String frame) throws IOException {
    assertThat(HexFormat.of().formatHex(written(List.of(bytes(data))))).isEqualTo(frame);
  }

  @Test
  void writesRecordsThatAreLargerThanItsBuffer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TfRecordWriter writer = new TfRecordWriter(out);
    for (byte[] record : several()) {
      writer.write(record, 0, record.length);
    }

    writer.finish();

    assertThat(out.size()).isEqualTo(600_072);
    assertThat(HexFormat.of().formatHex(Sha256.digest().digest(out.toByteArray())))
        .isEqualTo(SEVERAL_SHA256);
  }

  /** 2^18 is the size of its buffer. */
  @ParameterizedTest
  @ValueSource(ints = {(1 << 18) - 17, (1 << 18) - 16, (1 << 18) - 12, (1 << 18) - 1, 1 << 18})
  void writesRecordsAboutAsLargeAsItsBuffer(int length) throws IOException {
    byte[] record = Arrays.copyOf(several().get(1), length);

    byte[] frames = written(List.of(bytes("a"), record, record, bytes("")));

    assertThat(Shards.records(frames)).containsExactly(bytes("a"), record, record, bytes(""));
  }

  @Test
  void tellsWhereTheNextFrameStarts() throws IOException {
    TfRecordWriter writer = new TfRecordWriter(new ByteArrayOutputStream());
    assertThat(writer.position()).isZero();
    writer.write(new byte[100], 40, 5);
    assertThat(writer.position()).isEqualTo(21);
    writer.write(new byte[600_000], 0, 600_000);
    assertThat(writer.position()).isEqualTo(600_037);
  }

  @Test
  void writesAPartOfAnArray() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TfRecordWriter writer = new TfRecordWriter(out);
    writer.write(bytes("the granary!"), 4, 7);
    writer.finish();

    assertThat(out.toByteArray()).isEqualTo(written(List.of(bytes("granary"))));
  }

  @Test
  void writesWhatBeamReads() throws IOException {
    Path file = Files.write(directory.resolve("file.tfrecord"), written(several()));
    Pipeline pipeline = Engine.DIRECT.pipeline();
    Gathered<byte[]> read = Gathered.from(pipeline.apply(TFRecordIO.read().from(file.toString())));
    pipeline.run().waitUntilFinish();

    assertThat(read.elements()).containsExactlyInAnyOrderElementsOf(several());
  }

  @Test
  void lateFailuresOfTheStreamAreNotLost() {
    TfRecordWriter writer =
        new TfRecordWriter(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("disk full");
              }
            });

    assertThatThrownBy(
            () -> {
              writer.write(new byte[10], 0, 10);
              writer.finish();
            })
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  private static List<byte[]> several() {
    byte[] large = new byte[600_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31L % 251);
    }
    return List.of(bytes("a"), large, bytes(""), bytes("granary"));
  }

  private static byte[] written(List<byte[]> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TfRecordWriter writer = new TfRecordWriter(out);
    for (byte[] record : records) {
      writer.write(record, 0, record.length);
    }
    writer.finish();
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
