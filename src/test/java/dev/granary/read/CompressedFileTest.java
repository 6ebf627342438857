package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.storage.LocalStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressedFileTest {
  private static final Schema SCHEMA = Reading.schema("a");
  private static final String LINES =
      "{\"a\":\"one\"}\n{\"a\":\"two\"}\n\n{\"a\":3}\n{\"a\":\"\u00e4\"}";
  private static final List<List<String>> VALUES =
      List.of(List.of("one"), List.of("two"), List.of("#3"), List.of("\u00e4"));
  private static final int BOMB = 40 << 20;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void aPackedFileReadsAsItsText(Compression compression) throws IOException {
    Reading packed = read(pack(compression, LINES));
    Reading plain = read(LINES.getBytes(UTF_8));

    assertThat(packed.rows()).isEqualTo(VALUES);
    assertThat(packed.seen()).isEqualTo(plain.seen());
    assertThat(packed.fileDigest()).isNotEqualTo(plain.fileDigest());
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void allMembersAreRead(Compression compression) throws IOException {
    byte[] two =
        join(pack(compression, "{\"a\":\"one\"}\n{\"a\":\"t"), pack(compression, "wo\"}\n"));

    assertThat(read(two).rows()).isEqualTo(VALUES.subList(0, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void aFileCutAtAnyLengthGivesWhatIsWholeAndOneRejection(Compression compression)
      throws IOException {
    byte[] packed = pack(compression, LINES);
    for (int length = 4; length < packed.length; length++) {
      Reading reading = read(Arrays.copyOf(packed, length));

      int whole = reading.rows().size();
      assertThat(reading.rows()).isEqualTo(VALUES.subList(0, whole)).hasSizeLessThan(4);
      assertThat(reading.verdicts()).hasSize(whole + 1).last().isEqualTo("READ_DAMAGED_FILE");
      assertThat(reading.damaged()).as("cut at %s", length).isEqualTo(1);
    }
  }

  /** A tar file holds its files as they are, so a reader that unpacked it would find a record. */
  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void anArchiveInAPackedFileIsBytesAndNeverUnpacked(Compression compression) throws IOException {
    byte[] tar = new byte[2048];
    byte[] name = "../../canary".getBytes(UTF_8);
    byte[] record = "{\"a\":\"one\"}\n".getBytes(UTF_8);
    System.arraycopy(name, 0, tar, 0, name.length);
    System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
    System.arraycopy(record, 0, tar, 512, record.length);

    Reading reading = read(pack(compression, new String(tar, UTF_8)));

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.verdicts()).containsExactly("READ_SYNTAX", "READ_SYNTAX");
    assertThat(directory.toFile().getParentFile().toPath().resolve("canary")).doesNotExist();
  }

  @Test
  void aPackedFileInAPackedFileIsNotUnpackedTwice() throws IOException {
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(twice)) {
      out.write(pack(Compression.GZIP, LINES));
    }

    Reading reading = read(twice.toByteArray());

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.verdicts()).isNotEmpty().allMatch(verdict -> verdict.startsWith("READ_"));
  }

  @Test
  void allTextBeforeAMissingTrailerIsDelivered() throws IOException {
    byte[] packed = pack(Compression.GZIP, LINES);
    Reading reading = read(Arrays.copyOf(packed, packed.length - 8));

    assertThat(reading.rows()).isEqualTo(VALUES.subList(0, 3));
    assertThat(reading.seen().get(3).offset()).isEqualTo(33);
    assertThat(reading.seen().get(3).line()).isEqualTo(5);
    assertThat(reading.seen().get(3).bytes()).isEqualTo(10);
    assertThat(reading.seen().get(3).digest())
        .isEqualTo(Reading.digestOf(LINES.getBytes(UTF_8), 33, 43));
    assertThat(reading.seen().get(3).verdict())
        .isEqualTo("READ_DAMAGED_FILE: the gzip data ends too early");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void bytesAfterTheLastMemberAreDamage(Compression compression) throws IOException {
    for (byte[] garbage : List.of(new byte[] {0}, new byte[512], "garbage".getBytes(UTF_8))) {
      Reading reading = read(join(pack(compression, LINES + "\n"), garbage));

      assertThat(reading.rows()).isEqualTo(VALUES);
      assertThat(reading.verdicts()).hasSize(5).last().isEqualTo("READ_DAMAGED_FILE");
    }
  }

  @Test
  void anyByteChangedInAGzipFileIsNoticedOrHarmless() throws IOException {
    byte[] packed = pack(Compression.GZIP, LINES);
    String digest = read(packed).fileDigest();
    for (int at = 3; at < packed.length; at++) {
      byte[] changed = packed.clone();
      changed[at] ^= 0x10;
      Reading reading = read(changed);

      assertThat(reading.damaged() == 1 || reading.rows().equals(VALUES)).isTrue();
      assertThat(reading.fileDigest()).isNotEqualTo(digest);
    }
  }

  @Test
  void whatWasUnpackedBeforeTheDamageIsDelivered() throws IOException {
    Random random = new Random(4);
    List<List<String>> values = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      values.add(List.of(Long.toString(random.nextLong(), 36)));
      lines.append("{\"a\":\"").append(values.get(i).get(0)).append("\"}\n");
    }
    byte[] packed = pack(Compression.GZIP, lines.toString());
    Arrays.fill(packed, packed.length / 2, packed.length / 2 + 20, (byte) 0xff);
    Reading reading = read(packed);

    assertThat(reading.rows()).hasSizeGreaterThan(800).hasSizeLessThan(1_200);
    assertThat(reading.rows().subList(0, 800)).isEqualTo(values.subList(0, 800));
    assertThat(reading.verdicts()).last().isEqualTo("READ_DAMAGED_FILE");
    assertThat(reading.damaged()).isEqualTo(1);
  }

  @Test
  void headersWithEveryOptionalPartAreRead() throws IOException {
    byte[] packed = pack(Compression.GZIP, LINES);
    byte[] header = {
      0x1f, (byte) 0x8b, 8, 4 + 8 + 16, 0, 0, 0, 0, 0, 0, 2, 0, 9, 9, 'n', 0, 'c', 0
    };
    byte[] withParts = join(header, Arrays.copyOfRange(packed, 10, packed.length));

    assertThat(read(withParts).rows()).isEqualTo(VALUES);
    withParts[3] |= 2;
    assertThat(read(withParts).verdictsWithEvidence())
        .containsExactly("READ_DAMAGED_FILE: a gzip header with a wrong checksum");
    withParts[3] = (byte) 0x80;
    assertThat(read(withParts).verdictsWithEvidence())
        .containsExactly("READ_DAMAGED_FILE: a gzip header with unknown flags");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void aBombStopsAtTheRatio(Compression compression) throws IOException {
    byte[] bomb = packed(compression, BOMB, 0);
    Limits limits = new Limits(1 << 20, 1 << 20, 10, 10, 1_000, 100);
    Reading reading = Reading.of(bomb, Reading.JSONL, limits, SCHEMA, Integer.MAX_VALUE);

    assertThat(reading.verdicts()).containsExactly("READ_DAMAGED_FILE");
    assertThat(reading.verdictsWithEvidence().get(0))
        .endsWith("became more than 100 times as many");
    assertThat(reading.seen().get(0).bytes()).isBetween(10L << 20, 12L << 20);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void theFirstTenMebibytesMayBeVeryRegular(Compression compression) throws IOException {
    byte[] regular = packed(compression, 10 << 20, 0);
    Limits limits = new Limits(1 << 20, 1 << 20, 10, 10, 1_000, 100);

    assertThat(Reading.of(regular, Reading.JSONL, limits, SCHEMA, Integer.MAX_VALUE).verdicts())
        .containsExactly("READ_LINE_TOO_LONG");
  }

  @Test
  void theFirstBytesDecideWhateverTheNameSays() throws IOException {
    byte[] gzip = pack(Compression.GZIP, LINES);
    for (var content : List.of(gzip, LINES.getBytes(UTF_8))) {
      Path path = directory.resolve(content == gzip ? "x.jsonl" : "x.jsonl.gz");
      Files.write(path, content);
      var storage = new LocalStorage();
      var file = new SourceFile(0, 0, path.toString(), "x", content.length);
      var blocks = FileBlocks.of(storage, file, Reading.JSONL, Limits.DEFAULT, 1 << 20);

      assertThat(blocks).hasSize(1);
      assertThat(blocks.get(0).format().compression())
          .isEqualTo(content == gzip ? Compression.GZIP : Compression.NONE);
      Reading sink = new Reading();
      assertThat(
              new BlockReader(storage, SCHEMA, Limits.DEFAULT).read(blocks.get(0), sink).records())
          .isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void aFileThatIsNotPackedAsDeclaredIsDamaged(Compression compression) {
    SourceFormat declared =
        new SourceFormat(Format.JSONL, compression, CsvDialect.COMMA, List.of());
    Reading reading =
        Reading.of(LINES.getBytes(UTF_8), declared, Limits.DEFAULT, SCHEMA, Integer.MAX_VALUE);

    assertThat(reading.verdicts()).containsExactly("READ_DAMAGED_FILE");
  }

  @Test
  void anEmptyFileDeclaredAsGzipIsDamaged() {
    SourceFormat declared =
        new SourceFormat(Format.JSONL, Compression.GZIP, CsvDialect.COMMA, List.of());

    assertThat(Reading.of(new byte[0], declared, Limits.DEFAULT, SCHEMA, 1).verdictsWithEvidence())
        .containsExactly("READ_DAMAGED_FILE: not a gzip file");
  }

  @Test
  void moreRecordsThanTheLimitAreOneRejection() {
    Limits limits = new Limits(1_000, 1_000, 10, 10, 2, 100);
    Reading reading =
        Reading.of(LINES.getBytes(UTF_8), Reading.JSONL, limits, SCHEMA, Integer.MAX_VALUE);

    assertThat(reading.verdictsWithEvidence())
        .containsExactly("KEPT", "KEPT", "READ_DAMAGED_FILE: more than 2 records");
  }

  private static Reading read(byte[] content) {
    return Reading.of(content, Reading.JSONL, Limits.DEFAULT, SCHEMA, Integer.MAX_VALUE);
  }

  private static byte[] pack(Compression compression, String text) throws IOException {
    return pack(compression, text.getBytes(UTF_8));
  }

  private static byte[] packed(Compression compression, int length, int value) throws IOException {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) value);
    return pack(compression, content);
  }

  private static byte[] pack(Compression compression, byte[] content) throws IOException {
    if (compression == Compression.ZSTD) {
      return Zstd.compress(content);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
