package dev.granary.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import dev.granary.record.TextForm;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void aLineOfTextIsARecordAndABlankOneIsNot() {
    Reading reading = read("one\r\n\n  \ntwo ä".getBytes(ISO_8859_1), "iso-8859-1", LINES);

    assertThat(reading.rows()).containsExactly(List.of("one"), List.of("two ä"));
    assertThat(reading.lines()).containsExactly(1L, 4L);
  }

  @Test
  void aFileOfTextIsARecord() {
    Reading reading = read("one\n\ntwo\n".getBytes(ISO_8859_1), null, TextForm.Unit.FILES);

    assertThat(reading.rows()).containsExactly(List.of("one\n\ntwo\n"));
  }

  @Test
  void whatAnEncodingDoesNotKnowRejectsItsRecordAlone() {
    byte[] text = "Gr\u00fc\u00dfe\n?\u20ac\nlast".getBytes(Charset.forName("windows-1252"));
    text[6] = (byte) 0x81;
    Reading reading = read(text, "windows-1252", LINES);

    assertThat(reading.verdicts()).containsExactly("KEPT", "READ_ENCODING", "KEPT");
    assertThat(reading.rows()).containsExactly(List.of("Grüße"), List.of("last"));
  }

  @Test
  void sixteenBitsAreReadAcrossEveryEndOfABuffer() {
    StringBuilder text = new StringBuilder("\ufeff");
    for (int i = 0; i < 9_000; i++) {
      text.append(i).append(" \ud83d\udc26 ä\n");
    }
    Reading reading = read(text.toString().getBytes(UTF_16LE), "utf-16le", LINES);

    assertThat(reading.records()).isEqualTo(9_000);
    assertThat(reading.rejected()).isZero();
    assertThat(reading.rows().get(8_999)).containsExactly("8999 \ud83d\udc26 ä");
  }

  /** The text is longer than the file, and its last records begin behind the file's length. */
  @Test
  void whatBecomesLongerIsReadToItsEnd() {
    byte[] text = "\u00e4\u00e4\u00e4\u00e4\n".repeat(50).getBytes(ISO_8859_1);

    assertThat(read(text, "iso-8859-1", LINES).records()).isEqualTo(50);
  }

  @Test
  void halfACharacterAtTheEndIsRejected() {
    byte[] whole = "ab\ncd".getBytes(UTF_16LE);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

    assertThat(read(cut, "utf-16le", LINES).verdicts()).containsExactly("KEPT", "READ_ENCODING");
  }

  private static final TextForm.Unit LINES = TextForm.Unit.LINES;

  private static Reading read(byte[] content, String charset, TextForm.Unit unit) {
    SourceFormat format =
        new SourceFormat(
            Format.TEXT,
            Compression.AUTO,
            CsvDialect.COMMA,
            List.of(),
            new TextForm(charset, unit, List.of()));
    return Reading.of(content, format, Limits.DEFAULT, Reading.schema("text"), 1 << 20);
  }
}
