package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.shard.WritingBench.Outcome;
import dev.granary.testing.Python;
import dev.granary.version.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberOutputTest {
  private static final String END = "1f8b08040000000000ff0600424302001b0003000000000000000000";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_279, 65_280, 65_281, 130_560, 1_000_000})
  void aStockReaderReadsAllMembersAsOneText(int length) throws IOException {
    for (byte[] text : List.of(random(length), new byte[length])) {
      byte[] file = compressed(text, 50_000);

      assertThat(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes())
          .isEqualTo(text);
      assertThat(HexFormat.of().formatHex(file)).endsWith(END);
    }
  }

  /** Even where nothing can be compressed: the length of a member has 16 bits. */
  @Test
  void everyMemberHoldsLittleAndTellsItsLength() throws IOException {
    byte[] text = random(500_000);
    byte[] file = compressed(text, 7);

    int members = 0;
    byte[] unpacked = new byte[0];
    for (int at = 0; at < file.length; members++) {
      assertThat(HexFormat.of().formatHex(file, at, at + 16))
          .isEqualTo("1f8b08040000000000ff060042430200");
      int length =
          Short.toUnsignedInt(
                  ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(at + 16))
              + 1;
      byte[] member = Arrays.copyOfRange(file, at, at + length);
      byte[] part = new GZIPInputStream(new ByteArrayInputStream(member)).readAllBytes();
      assertThat(part).hasSizeLessThanOrEqualTo(65_280);
      int before = unpacked.length;
      unpacked = Arrays.copyOf(unpacked, before + part.length);
      System.arraycopy(part, 0, unpacked, before, part.length);
      at += length;
    }
    assertThat(members).isEqualTo(8 + 1);
    assertThat(unpacked).isEqualTo(text);
  }

  @Test
  void whatIsWrittenAtOnceOrInPiecesHasEqualBytes() throws IOException {
    byte[] text = new byte[300_000];
    new Random(1).ints(300, 0, text.length).forEach(at -> text[at] = 1);

    assertThat(compressed(text, 1)).isEqualTo(compressed(text, text.length));
  }

  @Test
  void shardsHoldTheSameFramesAsWithout() throws IOException {
    List<TestRecord> records = IntStream.range(0, 3_000).mapToObj(TestRecord::of).toList();
    Map<String, byte[]> plain = bench("plain", Compression.NONE).write(records).files();
    Outcome outcome = bench("packed", Compression.GZIP).write(records);

    assertThat(outcome.files().keySet()).isEqualTo(plain.keySet());
    assertThat(outcome.shards()).hasSize(4);
    for (WrittenShard shard : outcome.shards()) {
      byte[] file = outcome.files().get(shard.name());
      assertThat(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes())
          .isEqualTo(plain.get(shard.name()));
      assertThat(shard.bytes()).isEqualTo(file.length);
      assertThat(shard.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(file)));
    }
    assertThat(bench("again", Compression.GZIP).luck(9).write(records).files())
        .usingRecursiveComparison()
        .isEqualTo(outcome.files());
  }

  @Test
  void pythonReadsAllMembersAsOneText() throws IOException, InterruptedException {
    byte[] text = random(200_000);
    Path file = Files.write(directory.resolve("file.gz"), compressed(text, 1_000));
    String program =
        "import gzip,hashlib,sys;"
            + "print(hashlib.sha256(gzip.open(sys.argv[1]).read()).hexdigest())";

    assertThat(Python.run("-c", program, file.toString()).strip())
        .isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(text)));
  }

  private WritingBench bench(String name, Compression compression) {
    return new WritingBench(directory.resolve(name))
        .oneSplit()
        .dealing(90_000, 4)
        .compression(compression);
  }

  private static byte[] compressed(byte[] text, int piece) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemberOutput members = new MemberOutput(file)) {
      for (int from = 0; from < text.length; from += piece) {
        members.write(text, from, Math.min(piece, text.length - from));
      }
      members.finish();
    }
    return file.toByteArray();
  }

  private static byte[] random(int length) {
    byte[] text = new byte[length];
    new Random(length).nextBytes(text);
    return text;
  }
}
