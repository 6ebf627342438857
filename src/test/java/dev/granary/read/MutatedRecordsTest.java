package dev.granary.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Limits;
import dev.granary.record.Schema;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file, every line of it is accounted for. */
class MutatedRecordsTest {
  private static final int RECORDS = 10_000;
  private static final Limits LIMITS = new Limits(250, 200, 20, 6, 1_000_000, 100);
  private static final Schema SCHEMA = Reading.schema("id", "text", "tags");
  private static final byte[] HOSTILE = "\"\\{}[]:,\n\r\t 0-eE.u\u0000\u00e4'/".getBytes(UTF_8);

  @Test
  void everyMutatedJsonLineIsAccountedFor() {
    Random random = new Random(1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < RECORDS; i++) {
      String line =
          "{\"id\":"
              + i
              + ",\"text\":\"some \\u00e4 text\",\"tags\":[\"a\",{\"b\":null}],\"n\":1.5e3}";
      mutate(line.getBytes(UTF_8), random, file);
      file.write('\n');
    }
    byte[] content = file.toByteArray();
    Reading reading = Reading.of(content, Reading.JSONL, LIMITS, SCHEMA, 1 << 16);

    assertThat(reading.records() + reading.rejected()).isEqualTo(linesOf(content));
    assertThat(reading.records()).isGreaterThan(RECORDS / 20);
    assertThat(reading.rejected()).isGreaterThan(RECORDS / 3);
    assertThat(reading.verdicts())
        .contains("READ_SYNTAX", "READ_ENCODING", "READ_NOT_OBJECT", "READ_LINE_TOO_LONG");
  }

  @Test
  void everyMutatedRowIsAccountedFor() {
    Random random = new Random(2);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("id,text,tags\n".getBytes(UTF_8));
    for (int i = 0; i < RECORDS; i++) {
      mutate((i + ",\"some \"\"text\"\"\nmore\",a b c\r").getBytes(UTF_8), random, file);
      file.write('\n');
    }
    byte[] content = file.toByteArray();
    Reading reading = Reading.of(content, Reading.CSV, LIMITS, SCHEMA, 1 << 16);

    assertThat(reading.records() + reading.rejected()).isEqualTo(rowsOf(content) - 1);
    assertThat(reading.records()).isGreaterThan(RECORDS / 20);
    assertThat(reading.verdicts())
        .contains("READ_SYNTAX", "READ_ENCODING", "READ_COLUMN_COUNT", "READ_LINE_TOO_LONG");
  }

  private static void mutate(byte[] line, Random random, ByteArrayOutputStream file) {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(line.length);
      line[at] =
          random.nextInt(3) == 0
              ? (byte) random.nextInt(256)
              : HOSTILE[random.nextInt(HOSTILE.length)];
    }
    int from = random.nextInt(8) == 0 ? random.nextInt(line.length) : 0;
    int to = random.nextInt(8) == 0 ? from + random.nextInt(line.length - from) : line.length;
    int times = random.nextInt(50) == 0 ? 8 : 1;
    for (int i = 0; i < times; i++) {
      file.write(line, from, to - from);
    }
  }

  private static long linesOf(byte[] content) {
    long lines = 0;
    for (String line : new String(content, ISO_8859_1).split("\n", -1)) {
      lines += line.matches("[ \\t\\r]*") ? 0 : 1;
    }
    return lines;
  }

  /** Rows that are not blank, counted by a grammar instead of a machine. */
  private static long rowsOf(byte[] content) {
    String text = new String(content, ISO_8859_1);
    String field = "(?:\"(?:[^\"]|\"\")*+(?:\"[^,\r\n]*+|\\z)|[^,\r\n]*+)";
    Pattern row = Pattern.compile(field + "(?:," + field + ")*+(\r\n|\r|\n|\\z)");
    Matcher rows = row.matcher(text);
    long count = 0;
    for (int at = 0; at < text.length() && rows.find(at); at = rows.end()) {
      assertThat(rows.start()).isEqualTo(at);
      count += rows.start(1) > at ? 1 : 0;
    }
    return count;
  }
}
