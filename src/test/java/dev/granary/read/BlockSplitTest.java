package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a file is cut, the same is found in it. */
class BlockSplitTest {
  private static final Schema SCHEMA = Reading.schema("a", "b");
  private static final Limits SMALL = new Limits(40, 20, 5, 3, 1_000, 100);

  private static final String[] JSON_PARTS = {
    "{\"a\":\"x\"}",
    "{\"a\":\"\u00e4\u20ac\ud83d\ude00\",\"b\":1}",
    "{",
    "\"",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "[]",
    "{\"a\":[{\"b\":[[1]]}]}",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "\n{\"a\":1}\n"
  };
  private static final String[] CSV_PARTS = {
    "a,b",
    "1,2",
    "\"x\ny\",2",
    "\"x\r\ny\"\"z\",\"\"",
    "\"",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "x\"y,z",
    "\"q\"r,1",
    "\u00e4,\u20ac",
    "\n7,8\n",
    "0123456789012345678901234567890123456789012345678,9\n"
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void linesAreTheSameForEveryBlockSize(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      requireSameForEveryBlockSize(content(random, JSON_PARTS), Reading.JSONL);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void rowsAreTheSameForEveryBlockSize(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      byte[] content = content(random, CSV_PARTS);
      requireSameForEveryBlockSize(content, Reading.CSV);
      requireSameForEveryBlockSize(prepend("a,b\n".getBytes(UTF_8), content), Reading.CSV);
      requireSameForEveryBlockSize(
          prepend("\r\n\n\"a\",b\r\n".getBytes(UTF_8), content), Reading.CSV);
    }
  }

  @Test
  void markedFilesAreTheSameForEveryBlockSize() {
    byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    requireSameForEveryBlockSize(prepend(mark, "{\"a\":1}\n\n{}".getBytes(UTF_8)), Reading.JSONL);
    requireSameForEveryBlockSize(prepend(mark, "a,b\n1,2\r3,4".getBytes(UTF_8)), Reading.CSV);
    requireSameForEveryBlockSize(prepend(mark, "\n\na,b\n1,2".getBytes(UTF_8)), Reading.CSV);
    requireSameForEveryBlockSize(prepend(mark, new byte[0]), Reading.CSV);
    requireSameForEveryBlockSize(
        new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0, '\n', 0}, Reading.JSONL);
    requireSameForEveryBlockSize(
        new byte[] {(byte) 0xfe, (byte) 0xff, 0, 'a', 0, '\n'}, Reading.CSV);
  }

  @Test
  void anUnusableHeaderSilencesEveryBlock() {
    byte[] content = "a,a\n1,2\n3,4\n5,6\n".getBytes(UTF_8);
    for (int block = 1; block <= content.length; block++) {
      Reading reading = Reading.of(content, Reading.CSV, SMALL, SCHEMA, block);
      assertThat(reading.verdictsWithEvidence()).containsExactly("READ_HEADER: the column a twice");
      assertThat(reading.damaged()).isEqualTo(1);
    }
  }

  private static void requireSameForEveryBlockSize(byte[] content, SourceFormat format) {
    Reading whole = Reading.of(content, format, SMALL, SCHEMA, Integer.MAX_VALUE);
    for (Reading.Seen seen : whole.seen()) {
      int from = (int) seen.offset();
      if (!seen.verdict().contains("UTF-16")) {
        assertThat(seen.digest())
            .isEqualTo(Reading.digestOf(content, from, from + (int) seen.bytes()));
      }
    }
    for (int block = 1; block <= content.length; block++) {
      Reading split = Reading.of(content, format, SMALL, SCHEMA, block);
      assertThat(split.seen())
          .as("%s in blocks of %s", new String(content, UTF_8), block)
          .isEqualTo(whole.seen());
      assertThat(split.allLines()).isEqualTo(whole.allLines());
      assertThat(split.bytes()).isEqualTo(content.length);
      assertThat(split.damaged()).isEqualTo(whole.damaged());
      assertThat(split.unread()).isEqualTo(whole.unread());
      assertThat(split.fileDigest()).isEqualTo(whole.fileDigest());
    }
  }

  private static byte[] content(Random random, String[] parts) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] prepend(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
