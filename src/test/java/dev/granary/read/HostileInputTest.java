package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Field;
import dev.granary.record.FieldValues;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import dev.granary.record.Several;
import dev.granary.record.SourceFormat;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.Int64List;

/**
 * Input that is made to be costly, under the limits that a spec has where it sets none: each case
 * has its verdict, takes less than two seconds of processor time, and no more memory than the
 * limits say. What was measured goes to target/hostile-input.md, for docs/bad-input.md.
 */
class HostileInputTest {
  private static final long MOST_NANOS = 2_000_000_000L;

  /** What 64 MiB take on the processors that the limits were set on, 800 MB a second. */
  private static final long USUAL_NANOS_OF_HASHING = 80_000_000L;

  private static final Path FIGURES = Path.of("target/hostile-input.md");
  private static final Limits LIMITS = Limits.DEFAULT;
  private static final int MEBI = 1 << 20;

  /** The longest record may stand in a window that grew to twice as much, and be unquoted. */
  private static final long MOST_BYTES = 4L * LIMITS.recordBytes() + 64 * MEBI;

  /** A rejection is an object that is let go at once. */
  private static final int BYTES_OF_VERDICT = 512;

  @TempDir Path folder;

  /** A file and what must be said of it: verdicts and how often each falls. */
  @SuppressWarnings("ArrayRecordComponent") // a file's bytes, never compared
  private record Case(
      String name, SourceFormat format, byte[] content, Map<String, Long> verdicts) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What was said, and at what cost. */
  private record Outcome(Map<String, Long> verdicts, String evidence, long nanos, long allocated) {}

  private static Stream<Case> texts() {
    String a = "{\"a\":\"";
    return Stream.of(
        json(
            "1,000,000 keys in an object",
            HostileFiles.text("{\"a\":\"\"", ",\"abc\":1", 1_000_000, "}\n"),
            "READ_TOO_MANY_FIELDS"),
        json(
            "a number of 100,000 digits",
            HostileFiles.text("{\"a\":", "7", 100_000, "}\n"),
            "READ_FIELD_TOO_LONG"),
        json(
            "a number of 15,000,000 digits",
            HostileFiles.text("{\"a\":", "7", 15_000_000, "}\n"),
            "READ_FIELD_TOO_LONG"),
        json(
            "lists, 100,000 deep",
            HostileFiles.text("{\"a\":", "[", 100_000, "\n"),
            "READ_TOO_DEEP"),
        json(
            "objects, 3,000,000 deep",
            HostileFiles.text("", "{\"a\":", 3_000_000, "\n"),
            "READ_TOO_DEEP"),
        json(
            "a text of 20,000,000 bytes",
            HostileFiles.text(a, "x", 20_000_000, "\"}\n"),
            "READ_LINE_TOO_LONG"),
        json(
            "a text of 9,000,000 bytes",
            HostileFiles.text(a, "x", 9_000_000, "\"}\n"),
            "READ_FIELD_TOO_LONG"),
        json(
            "a text of 2,700,000 escapes",
            HostileFiles.text(a, "\\u0041", 2_700_000, "\"}\n"),
            "KEPT"),
        json("a text of 8,000,000 bytes", HostileFiles.text(a, "x", 8_000_000, "\"}\n"), "KEPT"),
        new Case(
            "1,000,000 lines that are no JSON",
            Reading.JSONL,
            HostileFiles.text("", "x\n", 1_000_000, ""),
            Map.of("READ_SYNTAX", 1_000_000L)),
        new Case(
            "16,000,000 blank lines",
            Reading.JSONL,
            HostileFiles.text("", "\n", 16_000_000, ""),
            Map.of()),
        csv(
            "1,000,000 columns in a header",
            HostileFiles.text("a", ",b", 1_000_000, "\n1\n"),
            "READ_HEADER"),
        csv(
            "1,000,000 columns in a row",
            HostileFiles.text("a\n", "1,", 1_000_000, "\n"),
            "READ_TOO_MANY_FIELDS"),
        csv("a text of 100,000 digits", HostileFiles.text("a\n", "7", 100_000, "\n"), "KEPT"),
        csv(
            "8,000,000 quotes in a value",
            HostileFiles.text("a\n\"", "\"\"", 4_000_000, "\"\n"),
            "KEPT"),
        csv(
            "a quote that is not closed, 40 MB",
            HostileFiles.text("a\n\"", "x\n", 20_000_000, ""),
            "READ_UNCLOSED_QUOTE"),
        new Case(
            "1,000,000 rows with a column too many",
            Reading.CSV,
            HostileFiles.text("a\n", "x\"\"y,\n", 1_000_000, ""),
            Map.of("READ_COLUMN_COUNT", 1_000_000L)));
  }

  private static Stream<Case> packed() {
    byte[] zeros = new byte[10 * MEBI];
    return Stream.of(
        json("gzip: 1 GiB of zeros in 1 MiB", HostileFiles.gzip(zeros, 100), "READ_DAMAGED_FILE"),
        json(
            "gzip: a bomb in a bomb",
            HostileFiles.gzip(HostileFiles.gzip(zeros, 100), 1),
            Map.of("READ_ENCODING", 101L)),
        new Case(
            "gzip: 1,000,000 members of nothing",
            Reading.JSONL,
            HostileFiles.gzip(new byte[0], 1_000_000),
            Map.of()),
        json("zstd: a window of 2 GiB", HostileFiles.zstdWithAWideWindow(), "READ_DAMAGED_FILE"),
        new Case(
            "zstd: 1,000,000 frames of nothing",
            Reading.JSONL,
            HostileFiles.zstdOfNothing(1_000_000),
            Map.of()));
  }

  private static Stream<Case> binary() throws IOException {
    byte[] nested = HostileFiles.text("", "\u001c", 1_000_000, "");
    byte[] eight = new byte[8 * MEBI];
    String plain =
        "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}";
    return Stream.of(
        of(
            "Parquet: a footer of no bytes",
            Format.PARQUET,
            HostileFiles.parquet(new byte[100], 0),
            "READ_DAMAGED_FILE"),
        of(
            "Parquet: a footer of -1 bytes",
            Format.PARQUET,
            HostileFiles.parquet(new byte[100], -1),
            "READ_DAMAGED_FILE"),
        of(
            "Parquet: a footer of 2 GiB",
            Format.PARQUET,
            HostileFiles.parquet(new byte[100], Integer.MAX_VALUE),
            "READ_DAMAGED_FILE"),
        of(
            "Parquet: a footer 1,000,000 deep",
            Format.PARQUET,
            HostileFiles.parquet(nested, nested.length),
            "READ_DAMAGED_FILE"),
        of(
            "Parquet: 2,147,483,647 rows of a column that is not read",
            Format.PARQUET,
            HostileFiles.parquetOfRows("b", 1, Integer.MAX_VALUE),
            "READ_HEADER"),
        of(
            "Parquet: 2,147,483,647 rows without a value",
            Format.PARQUET,
            HostileFiles.parquetOfRows("a", 1, Integer.MAX_VALUE),
            "READ_DAMAGED_FILE"),
        of(
            "Parquet: 10,000 row groups of 67,108,864 rows",
            Format.PARQUET,
            HostileFiles.parquetOfRows("a", 10_000, 1 << 26),
            "READ_DAMAGED_FILE"),
        of(
            "Avro: a schema 100,000 deep",
            Format.AVRO,
            HostileFiles.avro("[".repeat(100_000), "null", 1, new byte[1], 1),
            "READ_HEADER"),
        of(
            "Avro: a block of 2^62 records",
            Format.AVRO,
            HostileFiles.avro(plain, "null", 1L << 62, new byte[1], 1),
            "READ_DAMAGED_FILE"),
        of(
            "Avro: records of no bytes and 500,000 parts",
            Format.AVRO,
            HostileFiles.avro(HostileFiles.schemaOfNothing(18), "null", 1000, new byte[1000], 1),
            Map.of("KEPT", 2L, "READ_DAMAGED_FILE", 1L)),
        of(
            "Avro: blocks of 64 MiB in 64 KiB",
            Format.AVRO,
            HostileFiles.avro(plain, "deflate", 8 * MEBI, HostileFiles.deflated(64 * MEBI), 10),
            Map.of("READ_DAMAGED_FILE", 10L)),
        of(
            "Avro: a text of a negative length",
            Format.AVRO,
            HostileFiles.avro(
                plain, "null", 1, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 127}, 1),
            "READ_DAMAGED_FILE"),
        of(
            "TFRecord: an example of 2^62 bytes",
            Format.TFRECORD,
            HostileFiles.frameOf(1L << 62),
            "READ_DAMAGED_FILE"),
        of(
            "TFRecord: an example of 4,000,000 features",
            Format.TFRECORD,
            HostileFiles.framed(features(4_000_000)),
            "READ_SYNTAX"),
        of(
            "TFRecord: 500,000 examples of nothing",
            Format.TFRECORD,
            HostileFiles.repeated(HostileFiles.framed(new byte[0]), 500_000),
            Map.of("KEPT", 500_000L)),
        of(
            "JPEG: 8 MiB of markers that fill",
            Format.IMAGES,
            image("picture.jpeg", 20, eight, (byte) 0xff),
            "READ_IMAGE"),
        of(
            "GIF: 8 MiB of empty blocks",
            Format.IMAGES,
            image("picture.gif", 13, eight, (byte) 0x21),
            "READ_IMAGE"));
  }

  /** For a field that takes lists. */
  private static Stream<Case> lists() throws IOException {
    String array =
        "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"a\",\"type\":"
            + "{\"type\":\"array\",\"items\":\"null\"}}]}";
    byte[] items = {-128, -128, -128, -128, 32, 0};
    return Stream.of(
        json("a list of 3,000,000 nulls", list("null,", 3_000_000), "KEPT"),
        json("a list of 7,900,000 numbers", list("1,", 7_900_000), "READ_LINE_TOO_LONG"),
        json("a list of 5,000,000 texts", list("\"\",", 5_000_000), "READ_LINE_TOO_LONG"),
        json("a list of lists, 100,000 deep", list("[", 100_000), "READ_TOO_DEEP"),
        of(
            "TFRecord: a list of 15,000,000 numbers",
            Format.TFRECORD,
            HostileFiles.framed(numbers(15_000_000)),
            "READ_LINE_TOO_LONG"),
        of(
            "Avro: a list of 4,294,967,296 nulls",
            Format.AVRO,
            HostileFiles.avro(array, "null", 1, items, 1),
            "READ_DAMAGED_FILE"),
        of(
            "Parquet: a list of 2,147,483,647 nulls",
            Format.PARQUET,
            HostileFiles.parquetOfOneList("a", Integer.MAX_VALUE),
            "READ_DAMAGED_FILE"));
  }

  private static byte[] list(String value, int times) {
    return HostileFiles.text("{\"a\":[", value, times, "0]}\n");
  }

  /** An example whose feature {@code a} has so many zeros. */
  private static byte[] numbers(int count) {
    return Example.newBuilder()
        .setFeatures(
            Features.newBuilder()
                .putFeature(
                    "a",
                    Feature.newBuilder()
                        .setInt64List(
                            Int64List.newBuilder().addAllValue(Collections.nCopies(count, 0L)))
                        .build()))
        .build()
        .toByteArray();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void listsAreBounded(Case hostile) throws IOException {
    Field text = Reading.schema("a").field(0);
    Field list =
        new Field(
            text.name(),
            text.column(),
            text.type(),
            text.presence(),
            text.sensitivity(),
            text.rules(),
            Several.ANY);
    check(hostile, new Schema(List.of(list)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textIsBounded(Case hostile) throws IOException {
    check(hostile);
  }

  @ParameterizedTest
  @MethodSource("packed")
  void packedTextIsBounded(Case hostile) throws IOException {
    check(hostile);
  }

  @ParameterizedTest
  @MethodSource("binary")
  void binaryFilesAreBounded(Case hostile) throws IOException {
    check(hostile);
  }

  @Test
  void aLineOf256MebibytesIsOneRejection() throws IOException {
    requireWithin(MOST_NANOS, line(256, Reading.JSONL));
    requireWithin(MOST_NANOS, line(256, Reading.CSV));
  }

  /** Its digests alone take longer than two seconds: the time is that of reading so much. */
  @Test
  void aLineOfTwoGibibytesIsOneRejection() throws IOException {
    requireWithin(10 * MOST_NANOS, line(2048, Reading.JSONL));
  }

  /** A file that is a hole but for its ends. */
  private Outcome line(int mebibytes, SourceFormat format) throws IOException {
    Path file = folder.resolve("long");
    Files.writeString(file, format.equals(Reading.CSV) ? "a\n" : "{\"a\":\"");
    long length = (long) mebibytes * MEBI;
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(length);
    }
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    Outcome outcome =
        read(
            new LocalStorage(),
            new SourceFile(0, 0, file.toString(), file.toString(), length + 1),
            format,
            schema(format));
    note(mebibytes + " MiB without a line end, " + format.format(), outcome);
    assertThat(outcome.verdicts()).isEqualTo(Map.of("READ_LINE_TOO_LONG", 1L));
    assertThat(outcome.allocated()).isLessThan(MOST_BYTES);
    return outcome;
  }

  private static void check(Case hostile) throws IOException {
    check(hostile, schema(hostile.format()));
  }

  private static Schema schema(SourceFormat format) {
    return format.format() == Format.IMAGES
        ? Reading.schema("bytes", "width")
        : Reading.schema("a");
  }

  private static void check(Case hostile, Schema schema) throws IOException {
    byte[] content = hostile.content();
    SourceFile file = new SourceFile(0, 0, "memory", "memory", content.length);
    Outcome outcome = read(new MemoryStorage(content), file, hostile.format(), schema);
    note(hostile.name(), outcome);
    assertThat(outcome.verdicts()).as(outcome.evidence()).isEqualTo(hostile.verdicts());
    requireWithin(MOST_NANOS, outcome);
    long told = outcome.verdicts().values().stream().mapToLong(Long::longValue).sum();
    assertThat(outcome.allocated()).isLessThan(MOST_BYTES + told * BYTES_OF_VERDICT);
  }

  private static Outcome read(Storage storage, SourceFile file, SourceFormat format, Schema schema)
      throws IOException {
    Verdicts verdicts = new Verdicts();
    BlockReader reader = new BlockReader(storage, schema, LIMITS);
    long allocated = allocated();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (FileBlock block : FileBlocks.of(storage, file, format, LIMITS, Integer.MAX_VALUE)) {
      reader.read(block, verdicts);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return new Outcome(verdicts.counts, verdicts.evidence, nanos, allocated() - allocated);
  }

  private static void note(String name, Outcome outcome) throws IOException {
    Files.createDirectories(FIGURES.getParent());
    Files.writeString(
        FIGURES,
        "| %s | %s | %.2f s | %d MiB |%n"
            .formatted(name, outcome.verdicts(), outcome.nanos() / 1e9, outcome.allocated() / MEBI),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** On a processor that others slow down, as much longer as a known piece of work takes there. */
  private static void requireWithin(long nanos, Outcome outcome) throws IOException {
    if (outcome.nanos() >= nanos) {
      double slowness = Math.max(1, (double) nanosOfHashing() / USUAL_NANOS_OF_HASHING);
      assertThat(outcome.nanos()).isLessThan((long) (nanos * slowness));
    }
  }

  private static long nanosOfHashing() throws IOException {
    byte[] content = new byte[64 * MEBI];
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this Java has no SHA-256, which every Java must have", e);
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static Case json(String name, byte[] content, String verdict) {
    return json(name, content, Map.of(verdict, 1L));
  }

  private static Case json(String name, byte[] content, Map<String, Long> verdicts) {
    return new Case(name, Reading.JSONL, content, verdicts);
  }

  private static Case csv(String name, byte[] content, String verdict) {
    return new Case(name, Reading.CSV, content, Map.of(verdict, 1L));
  }

  private static Case of(String name, Format format, byte[] content, String verdict) {
    return of(name, format, content, Map.of(verdict, 1L));
  }

  private static Case of(String name, Format format, byte[] content, Map<String, Long> verdicts) {
    SourceFormat source = new SourceFormat(format, Compression.NONE, CsvDialect.COMMA, List.of());
    return new Case(name, source, content, verdicts);
  }

  /** The beginning of an image, and then one byte again and again. */
  private static byte[] image(String name, int kept, byte[] room, byte filler) throws IOException {
    byte[] image = Files.readAllBytes(Path.of("src/test/resources/golden/formats", name));
    byte[] content = room.clone();
    Arrays.fill(content, filler);
    System.arraycopy(image, 0, content, 0, kept);
    return content;
  }

  private static byte[] features(int count) {
    byte[] entries = HostileFiles.repeated(new byte[] {10, 0}, count);
    int length = entries.length;
    byte[] example = new byte[length + 5];
    example[0] = 10;
    for (int i = 0; i < 4; i++) {
      example[1 + i] = (byte) (((length >> (7 * i)) & 0x7f) | (i < 3 ? 0x80 : 0));
    }
    System.arraycopy(entries, 0, example, 5, length);
    return example;
  }

  /** Counts, so that what is measured is the reader's. */
  private static final class Verdicts implements RecordSink {
    private final Map<String, Long> counts = new TreeMap<>();
    private String evidence = "";

    @Override
    public void accept(RawRecord where, FieldValues values) {
      counts.merge("KEPT", 1L, Long::sum);
    }

    @Override
    public void reject(RawRecord where, Reason reason, String why) {
      counts.merge(reason.name(), 1L, Long::sum);
      evidence = why;
    }
  }
}
