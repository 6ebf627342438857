package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlocksTest {
  private static final int PIECE = FileDigest.PIECE;

  @Test
  void theDigestOfAFileIsTheSameForEveryBlockSize() throws Exception {
    for (int length : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 9_437_185}) {
      byte[] content = lines(length);
      String expected = digest(content);
      for (int block : new int[] {999_983, 1 << 20, PIECE, PIECE + 1, 2 * PIECE, 1 << 30}) {
        Reading jsonl =
            Reading.of(content, Reading.JSONL, Limits.DEFAULT, Reading.schema("a"), block);
        Reading csv = Reading.of(content, Reading.CSV, Limits.DEFAULT, Reading.schema("a"), block);
        assertThat(jsonl.fileDigest()).isEqualTo(expected);
        assertThat(csv.fileDigest()).isEqualTo(expected);
        assertThat(jsonl.bytes()).isEqualTo(length);
      }
    }
  }

  @Test
  void blocksAreWholePiecesUnlessTheyAreShorter() throws IOException {
    byte[] content = new byte[3 * PIECE];

    assertThat(starts(content, PIECE)).containsExactly(0L, (long) PIECE, 2L * PIECE);
    assertThat(starts(content, PIECE + 1)).containsExactly(0L, 2L * PIECE);
    assertThat(starts(content, Integer.MAX_VALUE)).containsExactly(0L);
    assertThat(starts(content, PIECE / 2)).hasSize(6);
    assertThatThrownBy(() -> starts(content, 0)).hasMessage("a block has at least 1 byte, not 0");
  }

  @Test
  void aTableKnowsWhereTheFirstRowOfEachBlockStarts() throws IOException {
    byte[] content = "a,b\n\"1\n2\n3\n4\n5\",6\n7,8\n".getBytes(UTF_8);
    List<FileBlock> blocks = blocks(new MemoryStorage(content), content.length, Reading.CSV, 8);

    assertThat(blocks).extracting(FileBlock::firstRecord).containsExactly(0L, 16L, 18L);
    assertThat(blocks)
        .extracting(block -> new String(block.header(), UTF_8))
        .containsExactly("", "a,b", "a,b");
  }

  @Test
  void aBlockTravels() throws Exception {
    byte[] content = "a,b\n1,2\n".getBytes(UTF_8);
    FileBlock block = blocks(new MemoryStorage(content), content.length, Reading.CSV, 4).get(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(block);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      FileBlock copy = (FileBlock) in.readObject();
      assertThat(copy.file()).isEqualTo(block.file());
      assertThat(copy.header()).isEqualTo(block.header());
    }
  }

  @Test
  void anUnsettledCompressionIsRefused() {
    SourceFile file = new SourceFile(0, 0, "f", "f", 1);
    assertThatThrownBy(() -> new FileBlock(file, Reading.CSV, 0, 1, 0, new byte[0]))
        .hasMessage("the compression of f is not settled");
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, 3})
  void aFileOfAnotherSizeFails(int change) {
    byte[] content = "{\"a\":1}\n{}\n".getBytes(UTF_8);
    MemoryStorage storage = new MemoryStorage(content);
    assertThatThrownBy(() -> readAll(storage, content.length + change))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "f changed while it was read: it had %s bytes when the run began, it has %s now;"
                + " run again when nobody writes to it",
            content.length + change, content.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 999, 1_001, 2_000_000})
  void aFileThatGrowsOrShrinksUnderItsReaderFails(int size) {
    byte[] content = lines(1_000);

    assertThatThrownBy(() -> readAll(new MemoryStorage(content).thatBecomes(size), 1_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed while it was read");
  }

  private static void readAll(MemoryStorage storage, int bytes) throws IOException {
    BlockReader reader = new BlockReader(storage, Reading.schema("a"), Limits.DEFAULT);
    for (FileBlock block : blocks(storage, bytes, Reading.JSONL, 600)) {
      reader.read(block, new Reading());
    }
  }

  private static List<Long> starts(byte[] content, int blockBytes) throws IOException {
    return blocks(new MemoryStorage(content), content.length, Reading.JSONL, blockBytes).stream()
        .map(FileBlock::start)
        .toList();
  }

  private static List<FileBlock> blocks(
      MemoryStorage storage, int bytes, SourceFormat format, int blockBytes) throws IOException {
    SourceFile file = new SourceFile(0, 0, "f", "f", bytes);
    return FileBlocks.of(storage, file, format, Limits.DEFAULT, blockBytes);
  }

  private static byte[] lines(int length) {
    Random random = new Random(length);
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (random.nextInt(100) == 0 ? '\n' : 'a' + random.nextInt(26));
    }
    return content;
  }

  private static String digest(byte[] content) throws Exception {
    MessageDigest whole = MessageDigest.getInstance("SHA-256");
    for (int start = 0; start < content.length; start += PIECE) {
      byte[] piece = Arrays.copyOfRange(content, start, Math.min(start + PIECE, content.length));
      whole.update(MessageDigest.getInstance("SHA-256").digest(piece));
    }
    return HexFormat.of().formatHex(whole.digest());
  }
}
