package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is done to a file that is no text: nothing is thrown, no case takes long or much memory,
 * every byte is accounted for, and what was not read is told.
 */
class MutatedFilesTest {
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final long MOST_BYTES = 160L << 20;
  private static final Limits LIMITS = new Limits(1 << 20, 1 << 19, 1000, 32, 100_000, 100);
  private static final Schema ROWS =
      Reading.schema("text", "count", "ratio", "flag", "day", "price", "inner.name", "key", "tags");
  private static final Schema IMAGE = Reading.schema("bytes", "format", "width", "height");
  private static final int[] HOSTILE = {0, 0xff, 0x7f, 0x80, 0x0f, 0xf0, 1, 0xfe};

  @ParameterizedTest
  @CsvSource({
    "formats/plain.parquet,PARQUET,2500",
    "formats/snappy.parquet,PARQUET,2500",
    "formats/zstd.parquet,PARQUET,2500",
    "formats/lz4.parquet,PARQUET,2500",
    "formats/null.avro,AVRO,3400",
    "formats/snappy.avro,AVRO,3400",
    "formats/deflate.avro,AVRO,3400",
    "tensorflow-examples.tfrecord,TFRECORD,10000",
    "formats/picture.png,IMAGES,2000",
    "formats/progressive.jpeg,IMAGES,2000",
    "formats/picture.gif,IMAGES,2000",
    "formats/picture.bmp,IMAGES,2000",
    "formats/picture.webp,IMAGES,2000",
  })
  void everyMutatedFileIsAccountedFor(String name, Format format, int files) throws IOException {
    byte[] original = Files.readAllBytes(Path.of("src/test/resources/golden", name));
    SourceFormat source = new SourceFormat(format, Compression.NONE, CsvDialect.COMMA, List.of());
    Schema schema = format == Format.IMAGES ? IMAGE : ROWS;
    long whole = Reading.of(original, source, LIMITS, schema, Integer.MAX_VALUE).records();
    Random random = new Random(name.hashCode());
    long unharmed = 0;
    for (int i = 0; i < files; i++) {
      byte[] content = mutated(original, random);
      long before = allocated();
      long start = System.nanoTime();
      int length = i % 4 == 0 ? 200 + random.nextInt(4000) : Integer.MAX_VALUE;
      Reading reading = Reading.of(content, source, LIMITS, schema, length);
      long nanos = System.nanoTime() - start;

      String which = name + " " + i;
      assertThat(reading.bytes()).as(which).isEqualTo(content.length);
      assertThat(reading.records() + reading.rejected()).as(which).isEqualTo(reading.seen().size());
      assertThat(reading.verdicts().stream().filter("KEPT"::equals).count())
          .as(which)
          .isEqualTo(reading.records());
      assertThat(nanos).as(which).isLessThan(MOST_NANOS);
      assertThat(allocated() - before).as(which).isLessThan(blocks(content, length) * MOST_BYTES);
      unharmed += reading.records() == whole ? 1 : 0;
    }
    assertThat(unharmed).isLessThan(files);
  }

  private static long blocks(byte[] content, int length) {
    return 1L + content.length / length;
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static byte[] mutated(byte[] original, Random random) {
    byte[] content = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int near = random.nextInt(3);
      int at = random.nextInt(content.length);
      if (near == 0) {
        at = Math.max(0, content.length - 1 - random.nextInt(Math.min(content.length, 1200)));
      }
      content[at] =
          (byte)
              switch (random.nextInt(3)) {
                case 0 -> random.nextInt(256);
                case 1 -> HOSTILE[random.nextInt(HOSTILE.length)];
                default -> content[at] ^ (1 << random.nextInt(8));
              };
    }
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.copyOf(content, random.nextInt(content.length));
      case 1 -> Arrays.copyOf(content, content.length + random.nextInt(50));
      case 2 -> moved(content, random);
      default -> content;
    };
  }

  /** A part of the file stands where another should. */
  private static byte[] moved(byte[] content, Random random) {
    int length = 1 + random.nextInt(Math.min(64, content.length - 1));
    int from = random.nextInt(content.length - length);
    int to = random.nextInt(content.length - length);
    System.arraycopy(content.clone(), from, content, to, length);
    return content;
  }
}
