package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TinyFileTest {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] BYTES = "{}\n\r\",a\0\u00ef\u00bb\u00bf".getBytes(UTF_8);

  @Test
  void anEmptyFileHasNoRecords() {
    for (SourceFormat format : List.of(Reading.JSONL, Reading.CSV)) {
      for (byte[] content : List.of(new byte[0], MARK, "\n".getBytes(UTF_8))) {
        Reading reading = read(content, format);
        assertThat(reading.seen()).isEmpty();
        assertThat(reading.damaged()).isZero();
      }
    }
  }

  @Test
  void aMarkIsNoPartOfTheFirstRecord() {
    Reading lines = read(join(MARK, "{}".getBytes(UTF_8)), Reading.JSONL);
    assertThat(lines.verdicts()).containsExactly("KEPT");
    assertThat(lines.offsets()).containsExactly(3L);
    assertThat(lines.lines()).containsExactly(1L);
    assertThat(lines.seen().get(0).digest())
        .isEqualTo(read("{}".getBytes(UTF_8), Reading.JSONL).seen().get(0).digest());

    Reading rows = read(join(MARK, "a\n1\n2".getBytes(UTF_8)), Reading.CSV);
    assertThat(rows.rows()).containsExactly(List.of("1"), List.of("2"));
    assertThat(rows.offsets()).containsExactly(5L, 7L);
  }

  @Test
  void aMarkFurtherOnIsText() {
    byte[] inside = join("{}\n".getBytes(UTF_8), join(MARK, "{}\n".getBytes(UTF_8)));
    byte[] twice = join(MARK, join(MARK, "{}\n".getBytes(UTF_8)));

    assertThat(read(inside, Reading.JSONL).verdicts()).containsExactly("KEPT", "READ_SYNTAX");
    assertThat(read(twice, Reading.JSONL).verdicts()).containsExactly("READ_SYNTAX");
  }

  @Test
  void halfAMarkIsNotUtf8() {
    assertThat(read(Arrays.copyOf(MARK, 1), Reading.JSONL).verdicts())
        .containsExactly("READ_ENCODING");
    assertThat(read(Arrays.copyOf(MARK, 2), Reading.JSONL).verdicts())
        .containsExactly("READ_ENCODING");
  }

  @Test
  void aFileMarkedAsUtf16Or32IsOneRejection() {
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      byte[] content = "\ufeffa,b\n1,2\n".getBytes(Charset.forName(charset));
      for (SourceFormat format : List.of(Reading.JSONL, Reading.CSV)) {
        Reading reading = read(content, format);
        assertThat(reading.verdictsWithEvidence())
            .containsExactly("READ_ENCODING: the file begins with the mark of UTF-16 or UTF-32");
        assertThat(reading.seen().get(0).bytes()).isEqualTo(content.length);
        assertThat(reading.seen().get(0).digest())
            .isEqualTo(Reading.digestOf(content, 0, content.length));
        assertThat(reading.damaged()).isEqualTo(1);
      }
    }
  }

  @Test
  void filesOfUpToTwelveBytesLoseNothing() {
    Random random = new Random(12);
    for (int round = 0; round < 3_000; round++) {
      byte[] content = new byte[random.nextInt(13)];
      for (int i = 0; i < content.length; i++) {
        content[i] = BYTES[random.nextInt(BYTES.length)];
      }
      List<Integer> expected = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= content.length; i++) {
        if (i == content.length || content[i] == '\n') {
          if (!new String(content, start, i - start, UTF_8).isBlank()) {
            expected.add(start);
          }
          start = i + 1;
        }
      }
      assertThat(read(content, Reading.JSONL).offsets())
          .isEqualTo(expected.stream().map(Integer::longValue).toList());
    }
  }

  @Test
  void oneAndTwoLinesAreThere() {
    for (String text : List.of("{}", "{}\n", "{}\n{}", "{}\n{}\n", "\n{}\n\n{}")) {
      for (byte[] content : List.of(text.getBytes(UTF_8), join(MARK, text.getBytes(UTF_8)))) {
        assertThat(read(content, Reading.JSONL).verdicts())
            .hasSize((int) text.chars().filter(c -> c == '{').count())
            .containsOnly("KEPT");
      }
    }
  }

  private static Reading read(byte[] content, SourceFormat format) {
    return Reading.of(content, format, Limits.DEFAULT, Reading.schema("a"), Integer.MAX_VALUE);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
