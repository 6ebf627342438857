package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongLineTest {
  private static final int MEBI = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void theLimitCountsWhatStandsBeforeTheLineEnd(String end) {
    for (int limit = 8; limit < 12; limit++) {
      Reading lines = read("{\"a\":10}" + "  " + end, Reading.JSONL, limit);
      assertThat(lines.verdictsWithEvidence().get(0))
          .isEqualTo(limit < 10 ? "READ_LINE_TOO_LONG: 10 bytes" : "KEPT");
      Reading rows = read("a\n0123456789" + end, Reading.CSV, limit);
      assertThat(rows.verdictsWithEvidence().get(0))
          .isEqualTo(limit < 10 ? "READ_LINE_TOO_LONG: 10 bytes" : "KEPT");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 262_143, 262_144, 262_145, 524_288, 524_289, 3_000_000})
  void aLongLineIsCountedAndHashedWhole(int length) {
    for (String end : new String[] {"\n", "\r\n", "\r\r\n"}) {
      String text = "x".repeat(length) + end + "{\"a\":1}\n";
      byte[] content = text.getBytes(UTF_8);
      int bytes = length + end.length() - (end.length() > 1 ? 2 : 1);
      Reading reading = read(text, Reading.JSONL, 50);

      assertThat(reading.verdictsWithEvidence())
          .containsExactly("READ_LINE_TOO_LONG: " + bytes + " bytes", "KEPT");
      assertThat(reading.seen().get(0).digest()).isEqualTo(Reading.digestOf(content, 0, bytes));
      assertThat(reading.seen().get(1).offset()).isEqualTo(length + end.length());
    }
  }

  @Test
  void longLinesOneAfterAnotherAreToldApart() {
    byte[] content = ("x".repeat(600_000) + "\n" + "y".repeat(700_000) + "\n").getBytes(UTF_8);
    Reading reading = read(new String(content, UTF_8), Reading.JSONL, 50);

    assertThat(reading.verdictsWithEvidence())
        .containsExactly("READ_LINE_TOO_LONG: 600000 bytes", "READ_LINE_TOO_LONG: 700000 bytes");
    assertThat(reading.seen().get(1).digest())
        .isEqualTo(Reading.digestOf(content, 600_001, 1_300_001));
  }

  @Test
  void aLongRowEndsWhereItsQuotesSay() {
    String row = "\"" + "a\r\nb\"\"c,".repeat(100_000) + "\",2";
    Reading reading = read("a,b\n" + row + "\r\n3,4\n", Reading.CSV, 50);

    assertThat(reading.verdictsWithEvidence())
        .containsExactly("READ_LINE_TOO_LONG: " + row.length() + " bytes", "KEPT");
    assertThat(reading.seen().get(0).digest())
        .isEqualTo(Reading.digestOf(row.getBytes(UTF_8), 0, row.length()));
    assertThat(reading.lines()).containsExactly(2L, 100_003L);
  }

  @Test
  void aRecordUpToTheLimitIsReadWhateverItsLength() {
    for (int length : new int[] {200_000, 262_144, 600_000, 5 * MEBI}) {
      String text = "y".repeat(length);
      Reading reading = Reading.of("{}\n{\"a\":\"" + text + "\"}\n{\"a\":1}\n", Reading.JSONL, "a");
      assertThat(reading.rows().get(1).get(0)).isEqualTo(text);
      assertThat(reading.rows()).hasSize(3);
    }
  }

  @Test
  void memoryIsThatOfTheLimitAndNotOfTheLine() throws IOException {
    TextWindow window =
        new TextWindow(new EndlessText(512L * MEBI), 0, 2 * MEBI, TextWindow.newBuffer());
    RawRecord record = new RawRecord();
    RecordCutter cutter =
        new RecordCutter(window, new LineEnds(), record, 2 * MEBI, Long.MAX_VALUE);

    assertThat(cutter.next()).isTrue();
    assertThat(record.held()).isFalse();
    assertThat(record.bytes()).isEqualTo(512L * MEBI);
    assertThat(window.bytes().length).isLessThan(4 * MEBI);
  }

  @Test
  void blocksInsideALongLineReadNoFurtherThanTheirEnd() throws IOException {
    byte[] content = new byte[64 * MEBI];
    MemoryStorage storage = new MemoryStorage(content);
    SourceFile file = new SourceFile(0, 0, "long", "long", content.length);
    BlockReader reader = new BlockReader(storage, Reading.schema("a"), Limits.DEFAULT);
    var blocks = FileBlocks.of(storage, file, Reading.JSONL, Limits.DEFAULT, 4 * MEBI);
    long before = storage.bytesRead();
    for (FileBlock block : blocks.subList(1, blocks.size())) {
      assertThat(reader.read(block, new Reading()).lines()).isZero();
    }

    assertThat(storage.bytesRead() - before).isEqualTo(60L * MEBI + 15);
  }

  private static Reading read(String content, SourceFormat format, int recordBytes) {
    Limits limits = new Limits(recordBytes, 100, 10, 10, 100, 100);
    return Reading.of(content.getBytes(UTF_8), format, limits, Reading.schema("a"), 1 << 30);
  }

  /** NUL bytes without a line end. */
  private static final class EndlessText extends InputStream {
    private long left;

    EndlessText(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      int count = (int) Math.min(length, left);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
